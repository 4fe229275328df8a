import { assignmentInCondition } from './assignment-in-condition';
import { CPP_CHECKS } from './cpp';
import { RUST_CHECKS } from './rust';
import { antiforgeryToken } from './antiforgery-token';
import { badRegexAnchor } from './bad-regex-anchor';
import type { ProgramLanguage } from '../program';
import type { Check } from './check';
import { cleartextLogging } from './cleartext-logging';
import { contextLeak } from './context-leak';
import { blockingInCoroutine } from './blocking-in-coroutine';
import { controlledBypass } from './controlled-bypass';
import { credentialComparison } from './credential-comparison';
import { deferBeforeCheck } from './defer-before-check';
import { deferInLoop } from './defer-in-loop';
import { goFormat } from './go-format';
import { lostError } from './lost-error';
import { regexAnchor } from './regex-anchor';
import { unreachableCode } from './unreachable-code';
import { constantCondition } from './constant-condition';
import { constantFlag } from './constant-flag';
import { duplicateCondition } from './duplicate-condition';
import { equalsHashcode } from './equals-hashcode';
import { finallyReturn } from './finally-return';
import { formatMismatch } from './format-mismatch';
import { identicalBranches } from './identical-branches';
import { ignoredResult } from './ignored-result';
import { incompleteSanitization } from './incomplete-sanitization';
import { infiniteRecursion } from './infinite-recursion';
import { informationExposure } from './information-exposure';
import { missingTlsCheck } from './missing-tls-check';
import { offByOne } from './off-by-one';
import { prototypePollution } from './prototype-pollution';
import { randomSecret } from './random-secret';
import { redos } from './redos';
import { rootCertificate } from './root-certificate';
import { selfAssignment } from './self-assignment';
import { selfComparison } from './self-comparison';
import { sessionKept } from './session-kept';
import { shiftOutOfRange } from './shift-out-of-range';
import { timingComparison } from './timing-comparison';
import { unvalidatedOrigin } from './unvalidated-origin';
import { weakKey } from './weak-key';
import { wrongEquality } from './wrong-equality';
import { zeroedBytes } from './zeroed-bytes';

export type { Check } from './check';

/** What many languages have in common. */
const COMMON: Readonly<Record<string, Check>> = {
  'assignment-in-condition': assignmentInCondition,
  'bad-regex-anchor': (program, resolver) =>
    program.language === 'go' ? regexAnchor(program, resolver) : badRegexAnchor(program, resolver),
  'blocking-in-coroutine': blockingInCoroutine,
  'cleartext-logging': cleartextLogging,
  'controlled-bypass': controlledBypass,
  'context-leak': contextLeak,
  'csrf-disabled': antiforgeryToken,
  'defer-in-loop': deferInLoop,
  'lost-error': lostError,
  'null-dereference': deferBeforeCheck,
  'unreachable-code': unreachableCode,
  'constant-condition': constantCondition,
  'constant-flag': constantFlag,
  'duplicate-condition': duplicateCondition,
  'equals-hashcode': equalsHashcode,
  'finally-return': finallyReturn,
  'format-mismatch': (program, resolver) =>
    program.language === 'go' ? goFormat(program, resolver) : formatMismatch(program, resolver),
  'hardcoded-credential': credentialComparison,
  'identical-branches': identicalBranches,
  'ignored-result': ignoredResult,
  'incomplete-sanitization': incompleteSanitization,
  'infinite-recursion': infiniteRecursion,
  'information-exposure': informationExposure,
  'missing-tls-check': missingTlsCheck,
  'off-by-one': offByOne,
  'prototype-pollution': prototypePollution,
  redos,
  'self-assignment': selfAssignment,
  'self-comparison': selfComparison,
  'session-fixation': sessionKept,
  'shift-out-of-range': shiftOutOfRange,
  'static-iv': zeroedBytes,
  'unsafe-configuration': rootCertificate,
  'timing-comparison': timingComparison,
  'unvalidated-origin': unvalidatedOrigin,
  'weak-key': weakKey,
  'weak-random': randomSecret,
  'wrong-equality': wrongEquality,
};

/** Checks of one language, which go before what many have in common. */
const OWN: Readonly<Partial<Record<ProgramLanguage, Readonly<Record<string, Check>>>>> = {
  cpp: CPP_CHECKS,
  rust: RUST_CHECKS,
};

const ALL = new Set([COMMON, ...Object.values(OWN)].flatMap((checks) => Object.keys(checks)));

/** The checks that are written as code, by the name of their rule. */
export const CHECKS: Readonly<Record<string, Check>> = Object.fromEntries(
  [...ALL].map((rule) => [
    rule,
    (program, resolver) => (OWN[program.language]?.[rule] ?? COMMON[rule])?.(program, resolver) ?? [],
  ]),
);
