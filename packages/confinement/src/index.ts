export type * from './access.ts';
export { type AskedRule, roleOfAnswer, roleOfFilter } from './certificate/askable-rule.ts';
export { assumptionsOf } from './certificate/assumptions.ts';
export type * from './certificate/certificate.ts';
export { checkBounds } from './certificate/certificate-bounds.ts';
export type * from './certificate/decision.ts';
export { ExportedPolicy, type ExportedRule } from './certificate/exported-policy.ts';
export { type Asking, askSet } from './certificate/rule-set.ts';
export { verifyCertificate } from './certificate/verify-certificate.ts';
export type { AlwaysPermitted } from './device-cgroup/always-permitted.ts';
export type { CgroupReason, DeviceCgroupSetting } from './device-cgroup/cgroup-existence.ts';
export type * from './device-cgroup/device.ts';
export {
  type DeviceCgroupQuestion,
  type DeviceCgroupVerdict,
  deviceCgroupVerdict,
} from './device-cgroup/device-cgroup-verdict.ts';
export { type ConnectionChange, devicesLostBy, type LostDevice } from './device-cgroup/devices-lost-by.ts';
export { compileGlob, type GlobOptions } from './glob/compile-glob.ts';
export type * from './glob/glob.ts';
export type * from './glob/variables.ts';
export { type Label, type LabelMode, type LabelPart, parseLabel } from './labels/parse-label.ts';
export { type SnapProfile, snapOfProfile } from './labels/snap-label.ts';
export { isAppName, isHookName, isInstanceKey, isPlugName, isSnapName } from './labels/snap-names.ts';
export { type SnapdTool, snapdToolOf } from './labels/snapd-tool.ts';
export { checkPolicy, type PolicyError, type PolicyQuestion } from './meaning/check-policy.ts';
export { compileRule, isModelledAccess } from './meaning/compile-rule.ts';
export { type CompiledRule, grants, type RuleAnswer } from './meaning/evaluator.ts';
export { accessPath, compileMatchedFileRule } from './meaning/file.ts';
export { FILE_BITS, maskBits, permissionBits } from './meaning/file-bits.ts';
export { linkGranted } from './meaning/file-link.ts';
export { isBlanket } from './meaning/is-blanket.ts';
export { buildPatternIndex } from './pattern-index/build-pattern-index.ts';
export { RUN_TIME_VARIABLES } from './pattern-index/loose-pattern.ts';
export { openPatternIndex, type PatternIndex, type PatternIndexError } from './pattern-index/open-pattern-index.ts';
export {
  assembleRecord,
  joinRecordLines,
  maxRecordLines,
  type RecordAssembler,
} from './records/assemble-record.ts';
export { isoFromEpoch, readStamp } from './records/carrier.ts';
export { completeInOneLine } from './records/complete-in-one-line.ts';
export { isRecordContinuation } from './records/continuation-line.ts';
export type { Mediator, MediatorRecord, RecordVerdict } from './records/mediator-record.ts';
export { parseRecords } from './records/parse-records.ts';
export { recordTriggers } from './records/record-triggers.ts';
export { isOfEvent, withEventProgram } from './records/with-event-program.ts';
export type * from './result.ts';
export { type ExecContext, type FilePermissions, readFilePermissions } from './rules/file-permissions.ts';
export {
  type PolicyFile,
  type ProfileHead,
  parsePolicyFile,
  type VariableDefinition,
} from './rules/parse-policy-file.ts';
export { type Profile, type ProfileError, type ProfileRule, parseProfile } from './rules/parse-profile.ts';
export { parseRule } from './rules/parse-rule.ts';
export { printRule } from './rules/print-rule.ts';
export type * from './rules/rule.ts';
export type * from './rules/rule-error.ts';
export { widenHoles } from './rules/widen-holes.ts';
export { type LoadedFilters, loadedFilters } from './seccomp-filter/loaded-filters.ts';
export { parseSeccompLine } from './seccomp-filter/parse-seccomp-line.ts';
export { printSeccompRule } from './seccomp-filter/print-seccomp-rule.ts';
export type { SeccompRule } from './seccomp-filter/seccomp-rule.ts';
export { type SeccompQuestion, type SeccompVerdict, seccompVerdict } from './seccomp-filter/seccomp-verdict.ts';
export { isSnapdSince } from './snapd-release.ts';
export { auditArch } from './syscalls/audit-arch.ts';
export { type SyscallArch, syscallName, syscallNumber } from './syscalls/syscall-name.ts';
export { syscallTablesRelease } from './syscalls/syscall-tables.generated.ts';
