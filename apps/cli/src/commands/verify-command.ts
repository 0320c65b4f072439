import { type ExportedPolicy, verifyCertificate } from '@whyblocked/confinement';
import type { Verification } from '@whyblocked/contract';
import { renderVerification, verificationSummary } from '@whyblocked/render';
import { Command } from 'commander';
import { certificatesOf, type FoundCertificate } from '../input/certificates-of.ts';
import { readPolicyExport } from '../input/read-policy-export.ts';
import { readText } from '../input/read-text.ts';
import { UsageError } from '../output/fail.ts';
import { write, writeLine } from '../output/write-line.ts';

/** A diagnosis of a paste of the largest size has a few megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

const EXAMPLE = `
Example:
  $ journalctl -k | whyblocked diagnose --format json | whyblocked verify
  $ whyblocked policy export --snapd 2.77 --system classic > policy.ndjson
  $ whyblocked verify diagnosis.json --policy policy.ndjson

Exit code: 0 all as claimed, 1 one is otherwise, 2 none is but one could not be read or decided.`;

/**
 * `whyblocked verify`: decides certificates again, from what they hold and the meaning of rules alone; no knowledge is opened.
 */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Decide certificates again: one, one a line, or those of a diagnosis in JSON. Reads standard input where no file is named.',
    )
    .argument('[file...]', 'certificates or diagnoses to read')
    .option('--policy <export>', 'hold them against all rules of a release, as "policy export" prints them')
    .option('--json', 'answer in JSON, one object a line')
    .addHelpText('after', EXAMPLE)
    .action(async (files: string[], { policy, json }: { policy?: string; json?: true }) => {
      const searched = policy === undefined ? undefined : await readPolicyExport(policy);
      const counts = { 'as-claimed': 0, otherwise: 0, 'not-decided': 0 };
      for (const file of files.length === 0 ? [undefined] : files) {
        const text = await readText(file, MOST_BYTES);
        if (text.trim() === '')
          throw new UsageError(`${file ?? 'Standard input'} is empty: there is nothing to verify.`);
        for (const found of certificatesOf(text)) {
          const verification = verify(found, file, searched);
          counts[verification.decided]++;
          if (json) await writeLine(JSON.stringify(verification));
          else await write(renderVerification(verification));
        }
      }
      if (!json) await write(verificationSummary(counts));
      process.exitCode = counts.otherwise > 0 ? 1 : counts['not-decided'] > 0 ? 2 : 0;
    });
}

function verify(
  { at, fits, certificate: found }: FoundCertificate,
  file: string | undefined,
  policy: ExportedPolicy | undefined,
): Verification {
  const place = file === undefined ? at : { file, ...at };
  if (!found.ok) return { decided: 'not-decided', at: place, problem: found.error };
  const certificate = found.value;
  if (!fits) return { decided: 'otherwise', at: place, certificate, reason: { code: 'other-answer' } };
  const decision = verifyCertificate(certificate, policy);
  return decision.ok
    ? { ...decision.value, at: place, certificate }
    : { decided: 'not-decided', at: place, certificate, problem: decision.error };
}
