/** What is said in a chat beside answers, each with its facts; texts in them may come from anybody. */
export type ChatNotice =
  | { readonly code: 'reading'; readonly readBytes: number; readonly ofBytes: number }
  | { readonly code: 'thinking' }
  | { readonly code: 'nothing-pasted'; readonly readsEarlier: boolean }
  | { readonly code: 'file-not-read'; readonly file: string; readonly why: FileTrouble; readonly limitBytes?: number }
  | { readonly code: 'not-all-arrived' }
  | { readonly code: 'busy' }
  | { readonly code: 'too-many'; readonly who: 'person' | 'server'; readonly retryAfterMs: number }
  | { readonly code: 'stopping' }
  | { readonly code: 'switched-off' }
  | { readonly code: 'answers-are-private' }
  | { readonly code: 'no-time' }
  | { readonly code: 'broken'; readonly id: string }
  | { readonly code: 'knowledge-unavailable' }
  | { readonly code: 'answered-before' }
  | { readonly code: 'whole-answer-attached' }
  | { readonly code: 'memory-gone' }
  | { readonly code: 'old-button' }
  | { readonly code: 'not-yours' }
  | { readonly code: 'not-shared' }
  | { readonly code: 'not-removed' }
  | { readonly code: 'nothing-to-connect' }
  | {
      readonly code: 'unknown';
      readonly what: 'interface' | 'addon' | 'cause';
      readonly name: string;
      readonly near: readonly string[];
    }
  | { readonly code: 'unknown-release'; readonly release: string }
  | { readonly code: 'report-place'; readonly text: string }
  | { readonly code: 'report-outcome' }
  | { readonly code: 'report-received'; readonly id: string; readonly isRepeated: boolean }
  | { readonly code: 'reports-unavailable'; readonly isAttached: boolean }
  | { readonly code: 'too-many-reports'; readonly retryAfterMs: number }
  | { readonly code: 'invalid-fields'; readonly errors: readonly { readonly field: string; readonly detail: string }[] }
  | { readonly code: 'says-missing' }
  | { readonly code: 'ran-missing' }
  | { readonly code: 'not-a-maintainer' }
  | { readonly code: 'not-your-report' }
  | { readonly code: 'unknown-report'; readonly id: string }
  | { readonly code: 'wrong-state'; readonly state: string; readonly action: string }
  | { readonly code: 'cannot-merge'; readonly into: string }
  | { readonly code: 'not-a-moderator' }
  | { readonly code: 'only-in-servers' }
  | { readonly code: 'settings-unavailable' };

export type FileTrouble = 'not-allowed' | 'too-large' | 'gone' | 'unreachable';

const FILE: Record<FileTrouble, (limit: string) => string> = {
  'not-allowed': () => 'it is not where Discord keeps files, and nothing else is fetched',
  'too-large': (limit) => `it is larger than ${limit}; cut out the part that matters`,
  gone: () => 'it is gone, or its link has expired; send it again',
  unreachable: () => 'Discord did not give it; send it again',
};

/** One notice in a sentence or two. Nothing in it is escaped. */
export function chatNoticeSentence(notice: ChatNotice): string {
  switch (notice.code) {
    case 'reading':
      return `Reading: ${megabytes(notice.readBytes)} of ${megabytes(Math.max(notice.readBytes, notice.ofBytes))}.`;
    case 'thinking':
      return 'All of it is here; looking through it.';
    case 'nothing-pasted':
      return notice.readsEarlier
        ? 'There is nothing to read here. Paste the log, or attach it as a file; archives may stay packed.'
        : 'There is nothing to read here, and earlier messages cannot be seen. Paste the log into the same message, or attach it as a file; archives may stay packed.';
    case 'file-not-read':
      return `Not read: ${notice.file}: ${FILE[notice.why](megabytes(notice.limitBytes ?? 0))}.`;
    case 'not-all-arrived':
      return 'Not all of it arrived in time; the answer rests on what did.';
    case 'busy':
      return 'Too many logs are being read right now. Ask again in a minute.';
    case 'too-many':
      return `${notice.who === 'person' ? 'You have' : 'This server has'} asked a lot in a short time. Ask again in ${wait(notice.retryAfterMs)}.`;
    case 'stopping':
      return 'whyblocked is being started anew. Ask again in a minute.';
    case 'switched-off':
      return 'Moderators have switched whyblocked off in this server. It answers in a direct message.';
    case 'answers-are-private':
      return 'In this server only who asks sees the answer: use /why, or the menu of the message.';
    case 'no-time':
      return 'There was not enough time for all of this. Paste the part that matters, a few hundred lines around the failure.';
    case 'broken':
      return `Something broke while this was answered; it is not your fault. Its number in our log: ${notice.id}.`;
    case 'knowledge-unavailable':
      return 'What is known cannot be reached right now. Ask again in a minute.';
    case 'answered-before':
      return 'The same log was answered here before:';
    case 'whole-answer-attached':
      return 'That is not all: the whole answer is in the file.';
    case 'memory-gone':
      return 'What this button needs is gone from the message. Ask again with the log.';
    case 'old-button':
      return 'This button is of an older release and does nothing any more. Ask again with the log.';
    case 'not-yours':
      return 'Only who asked, and moderators, may do that.';
    case 'not-shared':
      return 'It could not be posted: whyblocked may not write here.';
    case 'not-removed':
      return 'The message could not be deleted: whyblocked may not do that here.';
    case 'nothing-to-connect':
      return 'No interface that may be connected answers any of this.';
    case 'unknown':
      return `There is no ${notice.what} "${notice.name}".${perhaps(notice.near)}`;
    case 'unknown-release':
      return `The policy of snapd ${notice.release} is not known.`;
    case 'report-place':
      return `"${notice.text}" does not tell where it was. Write it as: metallb on 1.32 strict amd64.`;
    case 'report-outcome':
      return 'Choose whether it worked or failed.';
    case 'report-received':
      return notice.isRepeated
        ? `You had said exactly this before, as ${notice.id}; nothing new was stored.`
        : `Thank you. Your report is ${notice.id}; a maintainer looks at it before it counts.`;
    case 'reports-unavailable':
      return `The database of reports cannot be reached, and nothing was stored.${notice.isAttached ? ' What you wrote is in the file, with names in the log replaced; send it later.' : ' Try again later.'}`;
    case 'too-many-reports':
      return `You have reported a lot in a short time. Report again in ${wait(notice.retryAfterMs)}.`;
    case 'invalid-fields':
      return `That cannot be stored: ${notice.errors.map(({ field, detail }) => `${field}: ${detail}`).join(' ')}`;
    case 'says-missing':
      return 'The report says nothing in words, so it can only be accepted in words of yours.';
    case 'ran-missing':
      return 'Nobody says what was run, which "verified" needs. Accept it in other words, and say it there.';
    case 'not-a-maintainer':
      return 'Only maintainers of the database may decide about reports.';
    case 'not-your-report':
      return 'Only who reported it may do that.';
    case 'unknown-report':
      return `There is no report ${notice.id}.`;
    case 'wrong-state':
      return `The report is ${notice.state}: ${notice.action} is not possible any more.`;
    case 'cannot-merge':
      return `It cannot be merged into ${notice.into}: that is itself, merged already, or about something else.`;
    case 'not-a-moderator':
      return 'Only moderators may change that.';
    case 'only-in-servers':
      return 'Settings are those of a server; here there is none.';
    case 'settings-unavailable':
      return 'The settings cannot be reached right now, and nothing was changed.';
  }
}

function perhaps(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Perhaps you mean ${near.join(' or ')}.`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

function wait(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
