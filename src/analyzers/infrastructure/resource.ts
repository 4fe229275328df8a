import type { MapValue, Value } from './value';
import { wording } from './value';

/** One thing that a file declares: a Terraform resource, a container, an instruction, a step. */
export interface Resource {
  /** The provider's own name of it: `aws_s3_bucket`, `AWS::S3::Bucket`, `Deployment`, `FROM`. */
  readonly type: string;
  /** How other resources of the file call it; empty when they cannot. */
  readonly name: string;
  readonly line: number;
  readonly body: MapValue;
}

/** Whether a reference may mean the resource. A reference that this file does not explain may mean any. */
export function mayMean(reference: Value | null, resource: Resource, all: readonly Resource[]): boolean {
  const text = wording(reference);
  if (text === null) return true;
  if (names(text, resource)) return true;
  const isOther = all.some((other) => other !== resource && other.type === resource.type && names(text, other));
  return reference?.kind === 'unknown' && !isOther;
}

function names(text: string, { type, name, body }: Resource): boolean {
  const own = body.entries.get('bucket') ?? body.entries.get('name') ?? body.entries.get('BucketName');
  if (wording(own) === text) return true;
  const address = type.includes('::') ? name : `${type}.${name}`;
  const at = text.indexOf(address);
  return at >= 0 && !/[\w-]/.test(text.charAt(at + address.length)) && !/\w/.test(text.charAt(at - 1));
}
