import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { ClassStatement, Expression, FunctionValue, Statement } from '../program';
import type { Check } from './check';

/** Places that take the function which decides whom to trust. */
const SETTERS =
  /^(?:setHostnameVerifier|setDefaultHostnameVerifier|hostnameVerifier|setSSLHostnameVerifier|withHostnameVerifier|setVerifyHostname)$/;
const CALLBACKS =
  /^(?:ServerCertificateValidationCallback|ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback)$/;
const TRUSTING =
  /(?:^|\.)(?:NoopHostnameVerifier(?:\.INSTANCE)?|AllowAllHostnameVerifier|ALLOW_ALL_HOSTNAME_VERIFIER|DangerousAcceptAnyServerCertificateValidator|TrustAllStrategy(?:\.INSTANCE)?|InsecureTrustManagerFactory(?:\.INSTANCE)?|TrustAllCertificates)$/;

/** A verifier of hosts or certificates that says yes to all. */
export const missingTlsCheck: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      const trusts = (value: Expression): boolean =>
        value.kind === 'function'
          ? saysYes(value)
          : resolver.namesOf(value.kind === 'call' ? value.callee : value, scope).some((name) => TRUSTING.test(name));
      if (expression.kind === 'assign' && expression.target.kind === 'member') {
        if (CALLBACKS.test(expression.target.name) && trusts(expression.value)) found.push(expression.node);
        return;
      }
      if (expression.kind === 'function' && isCallback(expression) && saysYes(expression)) found.push(expression.node);
      if (expression.kind !== 'call') return;
      const { callee, args, node } = expression;
      const setter = callee.kind === 'member' && SETTERS.test(callee.name);
      const loads = callee.kind === 'member' && /^(?:loadTrustMaterial|trustManager)$/.test(callee.name);
      const given = args.find(({ name, value }) => name !== null && CALLBACKS.test(name) && trusts(value));
      if (given) found.push(given.value.node);
      if ((setter || loads || takesCallback(callee)) && args.some(({ value }) => trusts(value))) found.push(node);
    },
    statement(statement) {
      if (statement.kind === 'class') found.push(...trustingMethods(statement).map(({ node }) => node));
    },
  });
  return found;
};

/** .NET: the callback is an argument like any other. */
function takesCallback(callee: Expression): boolean {
  return (
    (callee.kind === 'name' || callee.kind === 'member') &&
    /^(?:SslStream|RemoteCertificateValidationCallback)$/.test(callee.name)
  );
}

/** Methods of verifiers and trust managers that check nothing. */
function trustingMethods({ bases, members }: ClassStatement): readonly FunctionValue[] {
  const methods = members.flatMap((member) => (member.kind === 'function' ? [member.value] : []));
  const is = (pattern: RegExp): boolean => bases.some((base) => pattern.test(base));
  return methods.filter((method) => {
    if (method.name === 'verify') return is(/HostnameVerifier$/) && saysYes(method);
    if (method.name === 'checkServerTrusted') return is(/TrustManager$/) && doesNothing(method.body);
    return method.name === 'isTrusted' && is(/TrustStrategy$/) && saysYes(method);
  });
}

/** It is told what is wrong with a certificate. */
function isCallback({ name, params }: FunctionValue): boolean {
  return name !== null && params.some(({ type }) => /(?:^|\.)SslPolicyErrors$/.test(type ?? ''));
}

/** It may do something first, but decides nothing. */
function saysYes({ body }: FunctionValue): boolean {
  const last = body.at(-1);
  const decides = body.slice(0, -1).some(({ kind }) => kind !== 'expression' && kind !== 'variable');
  return last?.kind === 'return' && last.value?.kind === 'literal' && last.value.value === 'true' && !decides;
}

function doesNothing(body: readonly Statement[]): boolean {
  return body.every(({ kind }) => kind === 'return');
}
