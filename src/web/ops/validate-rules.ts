import type { RequestHandler } from 'express';
import { Failure } from '../../domain';
import { parseRulesFile } from '../../rules-file';

/** `POST /api/config/validate`: the text of a `.loom/config.yaml` in, its problems with their positions out. */
export const postValidateRules: RequestHandler = (req, res) => {
  const text: unknown = req.body;
  if (typeof text !== 'string') throw noText();
  const result = parseRulesFile(text);
  res.json(result.ok ? { valid: true, problems: [] } : { valid: false, problems: result.problems });
};

function noText(): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'The body is not text.',
    next: 'Send the file as it is, e.g. `curl --data-binary @.loom/config.yaml -H "Content-Type: text/yaml" …`.',
  });
}
