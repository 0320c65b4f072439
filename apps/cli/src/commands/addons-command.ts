import { Architecture, architectureOf, type CompatibilityQuestion, Microk8sConfinement } from '@whyblocked/contract';
import { createAddonVerbs } from '@whyblocked/core';
import { renderAddon, renderAddonMatrix, unknownAddonSentence } from '@whyblocked/render';
import { Command, Option } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { acceptedHere } from './accepted-here.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

interface AddonsOptions {
  readonly track?: string;
  readonly confinement?: Microk8sConfinement;
  readonly arch?: string;
  readonly json?: true;
  readonly knowledge?: string;
}

/** `whyblocked addons`: which addon of MicroK8s works where, or one of them in full. */
export function addonsCommand(): Command {
  return new Command('addons')
    .description('The addons of MicroK8s: which works where, and how that is known; or one of them in full.')
    .argument('[name]', 'an addon, as "dns" or "community/istio"')
    .option('--track <track>', 'a track of MicroK8s, as "1.35"; of all addons the newest one')
    .addOption(new Option('--confinement <confinement>', 'of MicroK8s').choices(Microk8sConfinement.options))
    .option('--arch <architecture>', 'as "amd64", or as "uname -m" names it')
    .option('--json', 'answer in JSON')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked addons metallb --track 1.33 --confinement strict')
    .action(async (name: string | undefined, options: AddonsOptions) => {
      const knowledge = openKnowledgeOption(options.knowledge);
      const accepted = await acceptedHere();
      const addons = createAddonVerbs({ knowledge, accepted: async () => accepted });
      const { tracks } = await addons.listAddons();
      const place = placeOf(options, tracks);
      if (name === undefined) {
        const track = place.track ?? tracks.findLast((one) => one !== 'latest') ?? 'latest';
        const [answer] = await addons.compatibility([{ ...place, track }]);
        if (!answer?.ok) throw new Error('A question about no addon was not answered.');
        await write(options.json ? json(answer.value) : renderAddonMatrix(track, answer.value));
        return;
      }
      const found = await addons.getAddon(name);
      if (!found.ok) throw new UsageError(unknownAddonSentence(found.error));
      const addon = `${found.value.repository}/${found.value.name}`;
      const [answer] = await addons.compatibility([{ ...place, addon }]);
      if (!answer?.ok) throw new Error('An addon that was found was not answered for.');
      const { cells } = answer.value;
      await write(
        options.json
          ? json({ ...found.value, cells })
          : renderAddon({ addon: found.value, answer: answer.value, tracks }),
      );
    });
}

function placeOf({ track, confinement, arch }: AddonsOptions, tracks: readonly string[]): CompatibilityQuestion {
  if (track !== undefined && !tracks.includes(track)) {
    throw new UsageError(`No track "${track}" is known. Known are ${tracks.join(', ')}.`);
  }
  const architecture = arch === undefined ? undefined : architectureOf(arch);
  if (arch !== undefined && architecture === undefined) {
    throw new UsageError(`No architecture "${arch}" is known. Known are ${Architecture.options.join(', ')}.`);
  }
  return {
    ...(track === undefined ? {} : { track }),
    ...(confinement === undefined ? {} : { confinement }),
    ...(architecture === undefined ? {} : { architecture }),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
