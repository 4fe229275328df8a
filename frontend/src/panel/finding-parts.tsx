import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { use } from 'react';
import type { PanelFinding } from '../../../src/web/api/contract';
import { OutsideLink, When } from '../components';
import { DismissForm } from './dismiss-form';
import { FindingActionsContext } from './finding-actions';
import { SEVERITY_WORDS, STATE_WORDS } from './words';

interface PartProps {
  readonly finding: PanelFinding;
}

export function SeverityMark({ finding }: PartProps) {
  const word = SEVERITY_WORDS[finding.severity];
  return <Lozenge appearance={word.tone}>{word.text}</Lozenge>;
}

export function StateMark({ finding }: PartProps) {
  const word = STATE_WORDS[finding.state];
  return <Lozenge appearance={word.tone}>{word.text}</Lozenge>;
}

/** What is wrong, by which rule, and, where somebody dismissed it, why. */
export function FindingText({ finding }: PartProps) {
  const { dismissing } = use(FindingActionsContext);
  const { dismissal } = finding;
  return (
    <div className={isPast(finding) ? 'loom-finding loom-past' : 'loom-finding'}>
      <p className="loom-prose">{finding.message}</p>
      <p className="loom-rule">
        <OutsideLink address={finding.helpUrl}>{finding.rule}</OutsideLink>
        {finding.cwe !== null && <span>{finding.cwe}</span>}
      </p>
      {dismissal !== null && (
        <p className="loom-hint loom-prose">
          Dismissed by {dismissal.byName} <When time={dismissal.at} />: “{dismissal.reason}”
        </p>
      )}
      {dismissing === finding.fingerprint && <DismissForm finding={finding} />}
    </div>
  );
}

/** Where it is: leads to the comment or the line. */
export function FindingPlace({ finding }: PartProps) {
  if (finding.path === null) return <OutsideLink address={finding.url}>The change as a whole</OutsideLink>;
  return (
    <OutsideLink className="loom-place" address={finding.url}>
      {breakable(finding.path)}
      {finding.startLine !== null && `:${finding.startLine}`}
    </OutsideLink>
  );
}

export function FindingButtons({ finding }: PartProps) {
  const { allowed, dismissing, ask, restore } = use(FindingActionsContext);
  if (!allowed) return null;
  const about = <span className="loom-unseen"> “{finding.message}”</span>;
  if (finding.state === 'dismissed')
    return (
      <Button appearance="subtle" spacing="compact" onClick={() => void restore(finding)}>
        Restore{about}
      </Button>
    );
  if (finding.state !== 'new' && finding.state !== 'open') return null;
  const open = dismissing === finding.fingerprint;
  return (
    <Button
      id={dismissButtonId(finding.fingerprint)}
      appearance="subtle"
      spacing="compact"
      aria-expanded={open}
      onClick={() => ask(open ? null : finding.fingerprint)}
    >
      Dismiss{about}
    </Button>
  );
}

/** The button that opened a form gets the focus back when the form closes. */
export function dismissButtonId(fingerprint: string): string {
  return `dismiss-${fingerprint}`;
}

/** Fixed, dismissed or outdated: nothing to do any more. */
export function isPast(finding: PanelFinding): boolean {
  return finding.state !== 'new' && finding.state !== 'open';
}

/** Long paths may break after each folder. */
function breakable(path: string) {
  return path.split('/').map((part, index) => (
    // A path has no better name for its parts than their position.
    <span key={index}>
      {index > 0 && (
        <>
          /<wbr />
        </>
      )}
      {part}
    </span>
  ));
}
