import { toByteString } from '../glob/byte-string.ts';
import { expandVariables } from '../glob/expand-variables.ts';
import type { Variables } from '../glob/variables.ts';
import type { Certificate } from './certificate.ts';
import type { CertificateError } from './decision.ts';

/** Certificates come from anywhere. An honest one has a few dozen rules of a hundred characters, and about twenty variables. */
const MOST = { rules: 64, ruleChars: 4096, conditions: 64, variables: 64, variableChars: 8192, accessChars: 65_536 };

/**
 * Deciding takes at most characters of all rules, variables filled in, times those of the access. Rules of an honest certificate
 * with the longest path that a kernel knows (4096 bytes) stay below a tenth of this.
 */
const MOST_WORK = 1 << 27;

/** The same for the variables alone: where a policy is given, hundreds of its rules are filled in with them. */
const MOST_WORK_OF_VARIABLES = 1 << 23;

/** Refuses what would take long to decide; linear in the certificate. */
export function checkBounds(certificate: Certificate): CertificateError | undefined {
  if (certificate.claim === 'profile-of-snapd') {
    return certificate.label.length > MOST.ruleChars ? tooLarge('the label is too long') : undefined;
  }
  const { rules, variables, access, conditions } = certificate;
  if (rules.length > MOST.rules) return tooLarge(`there are more than ${MOST.rules} rules`);
  if (conditions.length > MOST.conditions) return tooLarge(`there are more than ${MOST.conditions} conditions`);
  const long = rules.findIndex(({ rule }) => rule.length > MOST.ruleChars);
  if (long !== -1) return { ...tooLarge(`a rule has more than ${MOST.ruleChars} characters`), rule: long };
  const declared = Object.entries(variables);
  if (declared.length > MOST.variables || declared.flat(2).join('').length > MOST.variableChars) {
    return tooLarge(`the variables are more than ${MOST.variables}, or longer than ${MOST.variableChars} characters`);
  }
  const accessChars = charsOf(access);
  if (accessChars > MOST.accessChars) return tooLarge(`the access has more than ${MOST.accessChars} characters`);
  const sizes = expandedSizes(variables);
  const filled = [...sizes.values()].reduce((sum, chars) => sum + chars, 0);
  if (filled * accessChars > MOST_WORK_OF_VARIABLES)
    return tooLarge('its variables and its access are too long together');
  const ruleChars = rules.reduce((sum, { rule }) => sum + filledChars(rule, sizes), 0);
  return ruleChars * accessChars > MOST_WORK ? tooLarge('its rules and its access are too long together') : undefined;
}

function charsOf(access: object): number {
  return Object.values(access).reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
}

/** How long each variable is once those within it are filled in; 0 for one that cannot be, which deciding then tells. */
function expandedSizes(variables: Variables): ReadonlyMap<string, number> {
  return new Map(
    Object.keys(variables).map((name) => {
      const filled = expandVariables(toByteString(`@{${name}}`), variables);
      return [name, filled.ok ? filled.value.length : 0];
    }),
  );
}

function filledChars(rule: string, sizes: ReadonlyMap<string, number>): number {
  let chars = rule.length;
  for (const [, name = ''] of rule.matchAll(/@\{([A-Za-z0-9_]*)\}/g)) chars += sizes.get(name) ?? 0;
  return chars;
}

function tooLarge(message: string): CertificateError {
  return { code: 'too-large', message };
}
