import { Failure } from '../../domain';

/** Only the person's own sign-in with the host can answer what was asked. */
export class SignInNeeded extends Failure {
  /** Where to sign in. */
  readonly signIn: string;

  constructor(what: string, signIn: string) {
    super({ kind: 'forbidden', what, next: 'Sign in with Bitbucket, then try again.' });
    this.name = 'SignInNeeded';
    this.signIn = signIn;
  }
}
