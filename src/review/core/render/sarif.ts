import type { Review, ReviewFinding, Rule, Severity } from '../../../domain';
import { listed } from './wording';

export interface SarifOptions {
  readonly all: boolean;
  readonly toolVersion: string;
}

const LEVELS: Readonly<Record<Severity, string>> = { blocker: 'error', warning: 'warning', info: 'note' };
const BASELINE = { new: 'new', outside_diff: 'new', there_before: 'unchanged', fixed: 'absent' } as const;

/** The review as a SARIF 2.1.0 log with one run; `rules` describes every rule that a finding may name. */
export function renderSarif(review: Review, rules: readonly Rule[], { all, toolVersion }: SarifOptions): string {
  const findings = listed(review, all);
  const used = new Set(findings.map((finding) => finding.rule));
  const described = rules.filter((rule) => used.has(rule.id));
  const index = new Map(described.map((rule, position) => [rule.id, position]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Loom', version: toolVersion, rules: described.map(ruleObject) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            executionSuccessful: review.tools.every((tool) => tool.state !== 'failed'),
            toolExecutionNotifications: notifications(review),
          },
        ],
        properties: {
          verdict: review.verdict,
          gate: review.gate,
          gateReason: review.gateReason,
          base: review.base,
          head: review.head,
        },
        results: findings.map((finding) => resultObject(finding, index.get(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleObject(rule: Rule): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    help: { text: rule.helpUrl === undefined ? rule.title : `${rule.title} See ${rule.helpUrl}` },
    ...(rule.helpUrl === undefined ? {} : { helpUri: rule.helpUrl }),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      category: rule.category,
      tags: [rule.category, ...(rule.cwe === undefined ? [] : [`external/cwe/${rule.cwe.toLowerCase()}`])],
    },
  };
}

function resultObject(finding: ReviewFinding, ruleIndex: number | undefined): object {
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    ...(finding.path === null ? {} : { locations: [{ physicalLocation: physicalLocation(finding, finding.path) }] }),
    partialFingerprints: { 'loom/v1': finding.fingerprint },
    baselineState: BASELINE[finding.state],
    ...fixes(finding),
    properties: {
      state: finding.state,
      tool: finding.tool,
      category: finding.category,
      ...(finding.cwe === undefined ? {} : { cwe: finding.cwe }),
    },
  };
}

function physicalLocation(finding: ReviewFinding, path: string): object {
  const region =
    finding.lines === null ? {} : { region: { startLine: finding.lines.start, endLine: finding.lines.end } };
  return { artifactLocation: artifact(path), ...region };
}

function artifact(path: string): object {
  // Lone surrogates cannot be part of a URI; encodeURIComponent would throw on them.
  const wellFormed = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return { uri: wellFormed.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function fixes({ suggestion, path, lines }: ReviewFinding): object {
  if (suggestion === undefined || path === null || lines === null) return {};
  const replacement = {
    deletedRegion: { startLine: lines.start, startColumn: 1, endLine: lines.end + 1, endColumn: 1 },
    insertedContent: { text: `${suggestion}\n` },
  };
  return { fixes: [{ artifactChanges: [{ artifactLocation: artifact(path), replacements: [replacement] }] }] };
}

function notifications(review: Review): object[] {
  const note = (level: string, text: string): object => ({ level, message: { text } });
  return [
    ...review.notices.map((text) => note('note', text)),
    ...review.tools
      .filter((tool) => tool.state === 'failed' || tool.state === 'degraded')
      .map((tool) => note(tool.state === 'failed' ? 'error' : 'warning', `${tool.name}: ${tool.reason ?? tool.state}`)),
    ...review.skipped.map(({ path, reason }) => note('note', `${path} was not analysed: ${reason}`)),
  ];
}
