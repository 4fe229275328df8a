import { createContext } from 'react';
import type { Host } from '../host';

/** The host of the page; alone by default. */
export const HostContext = createContext<Host>({ origin: null });
