import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { Problem } from '../api';
import { OutsideLink } from './outside-link';

export interface ProblemMessageProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do, and the way to do it. Read aloud when it appears. */
export function ProblemMessage({ problem, onRetry }: ProblemMessageProps) {
  return (
    <div role="alert">
      <SectionMessage
        appearance={problem.kind === 'away' ? 'warning' : 'error'}
        title={problem.message}
        headingLevel="h2"
      >
        <p>{problem.next}</p>
        {problem.signIn !== null && (
          <p>
            <OutsideLink address={problem.signIn}>Sign in with Bitbucket</OutsideLink>
          </p>
        )}
        {onRetry && (
          <div className="loom-message-action">
            <Button spacing="compact" onClick={onRetry}>
              Try again
            </Button>
          </div>
        )}
      </SectionMessage>
    </div>
  );
}
