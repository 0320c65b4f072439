import type { CuratedEntry } from '@whyblocked/dataset';
import type { Refusal } from '../evidence/refusal.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { type ScanPlan, scanPlan } from '../intake/scan-plan.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { allReaders } from '../readers/all-readers.ts';
import { knownWords } from '../readers/known-words.ts';
import { DenialSignals, type RefusedAccess } from './denial-signals.ts';
import { type EntryMatch, foremostMatch } from './entry-match.ts';
import { TextSignals, type Told } from './text-signals.ts';
import { type KnownVersions, versionFit } from './version-fit.ts';

/** What is known of a denial or a trouble besides the policy. */
export interface Explained {
  /** A known issue, noise or a judgement: it decides the outcome. */
  readonly deciding?: EntryMatch;
  /** A cause in general, which gives a name. */
  readonly cause?: EntryMatch;
  /** The versions that an issue needs are known to be there. */
  readonly isCertain: boolean;
}

/** Finds what people wrote down about what a paste tells. */
export interface Explainer {
  /** What to look for in a paste: all forms, and lines that hold words which are known. */
  readonly plan: ScanPlan;
  entryOf(slug: string): CuratedEntry | undefined;
  ofTrouble(trouble: Trouble, versions: KnownVersions): Explained;
  ofDenial(denial: RefusedAccess, versions: KnownVersions): Explained;
}

const explainers = new WeakMap<Knowledge, Explainer>();

/** The explainer of a knowledge, prepared when first asked for. */
export function explainerOf(knowledge: Knowledge): Explainer {
  const known = explainers.get(knowledge);
  if (known) return known;
  const made = createExplainer(knowledge.curated());
  explainers.set(knowledge, made);
  return made;
}

function createExplainer(entries: readonly CuratedEntry[]): Explainer {
  const texts = new TextSignals(entries);
  const denials = new DenialSignals(entries);
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const words = knownWords({
    anchors: texts.anchors,
    says: (text) => texts.matches({ source: 'log', message: text, layers: [text] }).length > 0,
  });
  return {
    plan: scanPlan(words === null ? allReaders : [...allReaders, words]),
    entryOf: (slug) => bySlug.get(slug),
    ofTrouble: (trouble, versions) => chosen(texts.matches(trouble), versions),
    ofDenial: (denial, versions) => {
      const said = denial.refusal ? texts.matches(toldBy(denial.refusal)) : [];
      return chosen([...denials.matches(denial), ...said], versions);
    },
  };
}

/** Issues in whose versions this may have happened come first, then noise, then judgements; a cause gives the name beside them. */
function chosen(matches: readonly EntryMatch[], versions: KnownVersions): Explained {
  if (matches.length === 0) return { isCertain: false };
  const fits = (match: EntryMatch) =>
    match.entry.kind === 'issue' ? versionFit(match.entry.affects, versions) : ('inside' as const);
  const ofKind = (kind: CuratedEntry['kind']) =>
    foremostMatch(matches.filter((match) => match.entry.kind === kind && fits(match) !== 'outside'));
  const issue = ofKind('issue');
  const deciding = issue ?? ofKind('noise') ?? ofKind('judgement');
  const cause = ofKind('cause');
  return {
    ...(deciding ? { deciding } : {}),
    ...(cause ? { cause } : {}),
    isCertain: issue !== undefined && fits(issue) === 'inside',
  };
}

function toldBy({ message, program }: Refusal): Told {
  return { source: 'log', message, layers: [message], ...(program === undefined ? {} : { from: program }) };
}
