/** Why a rule has no meaning here: `invalid-rule` no compiler accepts it, `unsupported` it may be right but is not modelled. */
export interface RuleError {
  readonly code: 'invalid-rule' | 'unsupported';
  readonly message: string;
  /** 1-based, in the text that was parsed. */
  readonly column?: number;
}
