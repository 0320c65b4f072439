import type {
  AddonStatement,
  AddonVerbs,
  CompatibilityAnswer,
  CompatibilityQuestion,
  UnknownAddon,
} from '@whyblocked/contract';
import { fullName, type KnownAddon } from '../knowledge/addon-knowledge.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { addonDetail, addonSummary, aliasInTrack } from './addon-detail.ts';
import { allStatements } from './all-statements.ts';
import { compatibilityCells } from './compatibility-cells.ts';
import { findAddon, nearAddons } from './find-addon.ts';

export interface AddonVerbsOptions {
  readonly knowledge: Pick<Knowledge, 'version' | 'addons'>;
  /** What reports say that were accepted and are not in a file yet; none where there is no community. */
  readonly accepted?: () => Promise<readonly AddonStatement[]>;
}

/** What is known of addons, files and accepted reports together. */
export function createAddonVerbs({ knowledge, accepted = async () => [] }: AddonVerbsOptions): AddonVerbs {
  const known = knowledge.addons();
  const { version } = knowledge;

  const statementsNow = async () => {
    const all = allStatements(known, await accepted());
    const byAddon = Map.groupBy(all, ({ addon }) => addon);
    return { all, of: (addon: string): readonly AddonStatement[] => byAddon.get(addon) ?? [] };
  };
  const unknown = (addon: string): { readonly ok: false; readonly error: UnknownAddon } => ({
    ok: false,
    error: { code: 'unknown-addon', addon, near: nearAddons(known, addon) },
  });
  const filesFor = (reference: string | undefined): readonly KnownAddon[] => {
    if (reference === undefined) return known.addons;
    const file = findAddon(known, reference);
    return file ? [file] : [];
  };

  return {
    async listAddons() {
      const { of: statementsOf } = await statementsNow();
      const addons = known.addons.map((file) => addonSummary(known, file, statementsOf(fullName(file))));
      return { version, tracks: [...known.tracks], addons };
    },

    async getAddon(reference) {
      const file = findAddon(known, reference);
      if (!file) return unknown(reference);
      const { of: statementsOf } = await statementsNow();
      const alias = known.tracks.map((track) => aliasInTrack(file, track)).findLast((one) => one !== undefined);
      const statements = [...statementsOf(fullName(file)), ...(alias === undefined ? [] : statementsOf(alias))];
      return { ok: true, value: addonDetail(known, file, statements) };
    },

    async compatibility(questions) {
      const { all, of } = await statementsNow();
      const answer = (question: CompatibilityQuestion): CompatibilityAnswer => {
        const cells = compatibilityCells(known, filesFor(question.addon), of, question);
        const named = new Set(cells.flatMap(({ statements, onSomeHosts }) => [...statements, ...onSomeHosts]));
        return { version, cells: [...cells], statements: all.filter(({ id }) => named.has(id)) };
      };
      return questions.map((question) =>
        question.addon !== undefined && !findAddon(known, question.addon)
          ? unknown(question.addon)
          : { ok: true, value: answer(question) },
      );
    },
  };
}
