import type { Condition } from '../condition-trouble.ts';
import { type RawObject, textIn } from './raw-value.ts';

export function conditionIn(raw: RawObject): Condition {
  const reason = textIn(raw.reason);
  const message = textIn(raw.message);
  const last = textIn(raw.lastTransitionTime);
  const status = textIn(raw.status) ?? '';
  return {
    type: textIn(raw.type) ?? '',
    // YAML that lost its quotes makes booleans of these words.
    status: status === 'true' ? 'True' : status === 'false' ? 'False' : status,
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
    ...(last !== undefined && { last }),
  };
}
