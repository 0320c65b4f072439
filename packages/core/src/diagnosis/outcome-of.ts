import { type Access, advisedGrant, type Confidence, type Grant, type Outcome } from '@whyblocked/contract';
import type { Refusal } from '../evidence/refusal.ts';
import type { RefusedAccess } from '../explanations/denial-signals.ts';
import type { PolicyAnswer } from '../grants/policy-answer.ts';
import { isNarrow, speltOut } from '../grants/rank-grants.ts';

interface Judgement {
  readonly outcome: Outcome;
  readonly confidence: Confidence;
}

/** What the policy alone says of one refusal. Who owns the policy comes first; only a snap's own profile leads to an interface. */
export function outcomeOf(denial: RefusedAccess, answer: PolicyAnswer, ofCluster: boolean): Judgement {
  const { subject, verdict } = denial;
  switch (subject.owner) {
    case 'snap-app':
    case 'snap-hook':
      return verdict === 'told' || isCutBeforeMask(denial)
        ? outcomeOfTold(denial, answer)
        : outcomeOfSnap(answer, verdict);
    case 'snap-confine':
    case 'snap-update-ns':
      if (verdict === 'logged') return LOGGED;
      // Nobody but snapd can change it: a release that permits it has the cure, else it is still to be mended.
      return answer.permitted
        ? { outcome: 'already-permitted', confidence: 'likely' }
        : { outcome: 'policy-bug', confidence: 'possible' };
    case 'container-default':
    case 'lxd':
      return verdict === 'logged' ? LOGGED : { outcome: 'container-profile', confidence: 'likely' };
    case 'host-profile':
    case 'unconfined':
      return verdict === 'logged' ? LOGGED : { outcome: 'host-config', confidence: 'likely' };
    case 'none':
      return verdict === 'logged' ? LOGGED : outcomeOfNobody(denial, answer, ofCluster);
  }
}

const LOGGED: Judgement = { outcome: 'devmode-allowed', confidence: 'proven' };
const UNKNOWN: Judgement = { outcome: 'unknown', confidence: 'possible' };

/** A pager cut the line before it says what was tried; then it tells as much as a program does. */
function isCutBeforeMask({ access, verdict }: RefusedAccess): boolean {
  return verdict === 'refused' && access.kind === 'file' && access.mask === '';
}

/**
 * Without a record nobody knows what refused: plain file permissions look the same. Only to open a device node they answer otherwise (EACCES):
 * EPERM is of the device cgroup, which lists what the connected plugs name.
 */
function outcomeOfTold({ access }: RefusedAccess, { permitted, grants }: PolicyAnswer): Judgement {
  const best = advisedGrant(grants);
  if (permitted || !best) return UNKNOWN;
  const { outcome } = outcomeOfPlug(best, 'possible');
  const isOfCgroup = access.kind === 'device' && access.errno === 'EPERM';
  return { outcome, confidence: isOfCgroup && best.declared && best.connected === false ? 'likely' : 'possible' };
}

/** How much of a path the rule must spell out to be made for it. */
const SPELT_OUT = 0.6;

/**
 * Nobody says whose policy it was. Outside a cluster a rule that is made for this very thing still tells what is likely missing; and that no
 * interface permits what a record without a label shows is so for any snap.
 */
function outcomeOfNobody(
  { access, verdict, record, refusal }: RefusedAccess,
  { permitted, grants, modelled }: PolicyAnswer,
  ofCluster: boolean,
): Judgement {
  if (permitted) return UNKNOWN;
  const best = advisedGrant(grants);
  if (record?.mediator === 'apparmor' && verdict === 'refused' && !best && modelled) {
    return { outcome: 'no-interface', confidence: 'possible' };
  }
  if (!ofCluster && best && isNarrow(best) && isSurelyOfProfile(access, record !== undefined, refusal)) {
    return outcomeOfPlug(best, 'possible');
  }
  const path = 'path' in access ? access.path : undefined;
  if (ofCluster || !best || path === undefined || access.kind === 'dbus') return UNKNOWN;
  const isMadeForIt = isNarrow(best) && speltOut(best.rule) >= SPELT_OUT * path.length;
  return isMadeForIt ? outcomeOfPlug(best, 'possible') : UNKNOWN;
}

/** Nothing but a profile refuses an ordinary socket of the internet; that AppArmor does not let a name be owned the bus says itself. */
function isSurelyOfProfile(access: Access, isRecord: boolean, refusal: Refusal | undefined): boolean {
  if (access.kind === 'dbus') return access.mask === 'bind' && isRecord;
  if (access.kind !== 'network' || refusal?.errno !== 'EACCES') return false;
  return /^inet6?$/.test(access.family) && /^(?:stream|dgram)$/.test(access.type ?? '');
}

function outcomeOfSnap({ permitted, grants, modelled }: PolicyAnswer, verdict: RefusedAccess['verdict']): Judgement {
  if (permitted) return { outcome: 'already-permitted', confidence: 'likely' };
  const best = advisedGrant(grants);
  if (best) {
    return outcomeOfPlug(best, best.conditions.length === 0 ? 'likely' : 'possible');
  }
  if (!modelled) return verdict === 'logged' ? LOGGED : UNKNOWN;
  // A broad one made for other snaps may permit it, which is no answer to this one, but then nothing is proven either.
  return { outcome: 'no-interface', confidence: grants.every(({ blanket }) => blanket) ? 'likely' : 'possible' };
}

/**
 * A plug that is connected already permits it: then the process runs under an older profile. A slot that the snap had would permit what belongs
 * to it without anybody connecting it, so that it was refused shows that the snap has none.
 */
function outcomeOfPlug({ side, declared, connected }: Grant, confidence: Confidence): Judgement {
  if (connected) return { outcome: 'already-permitted', confidence };
  if (declared === false || side === 'slot') return { outcome: 'declare-plug', confidence };
  return { outcome: 'connect-interface', confidence: declared && confidence === 'likely' ? 'proven' : confidence };
}
