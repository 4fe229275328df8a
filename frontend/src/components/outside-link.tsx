import { type ReactNode, use } from 'react';
import { linkTarget, safeAddress } from '../host';
import { HostContext } from './host-context';

export interface OutsideLinkProps {
  readonly address: string | null;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A link out of this page. An address that is absent or not safe leaves the words alone. */
export function OutsideLink({ address, children, className }: OutsideLinkProps) {
  const host = use(HostContext);
  const safe = safeAddress(address, document.baseURI);
  if (safe === null) return <span className={className}>{children}</span>;
  const target = linkTarget(safe, host.origin);
  return (
    <a className={className} href={safe} target={target} rel="noopener noreferrer">
      {children}
      {target === '_blank' && <span className="loom-unseen"> (opens in a new tab)</span>}
    </a>
  );
}
