import type { Carried } from '../../decode/line.ts';

/** Words before a colon that are no programs. */
const NO_PROGRAMS =
  /^(?:error|err|warn|warning|info|debug|fatal|critical|panic|exception|cannot|failed|caused|line|open|openat|mkdirat|stat|lstat|dial|listen|bind|connect|read|write|exec|eacces|eperm|erofs|traceback|oserror|ioerror|permissionerror|permission|operation|uncaught|unhandled|msg|message|reason|note|time|level|tcti|log|socket|php|errno)$/i;
const PREFIXES = /^(?:(?:\[[^\]]{0,60}\]|\(?[EWF]\d{4} [\d:.]{8,16} +\d+|[EWI]:|(?:error|warning|fatal|err):) ?){0,6}/i;

/**
 * The program as it names itself at the start of its line ("cat: /x: …", "/snap/foo/3/bin/foo: …", "foo[123]: …"), else as its log
 * names it.
 */
export function programOf(text: string, carried: Carried): string | undefined {
  const said = text.slice(0, 400).trimStart();
  const logged = /^([\w.@+-]{2,100})\[\d{1,8}\]: /.exec(said);
  const rest = said.slice(logged?.[0].length ?? 0);
  const own = /^\(?((?:\/[\w.@+~/-]{1,300}|[A-Za-z][\w.+@-]{0,60}))(?:\[\d{1,8}\]|:\d{1,8}\))?: /.exec(
    rest.slice(prefixLength(rest)),
  );
  const name = own?.[1];
  if (name !== undefined && isProgram(name, rest)) return name.slice(name.lastIndexOf('/') + 1);
  return carried.program ?? logged?.[1];
}

function prefixLength(text: string): number {
  return PREFIXES.exec(text)?.[0].length ?? 0;
}

/** A path at the start is the program only where more than the error follows it. */
function isProgram(name: string, text: string): boolean {
  if (NO_PROGRAMS.test(name) || /(?:Exception|Error)$|^(?:qt|kf)\./.test(name)) return false;
  if (!name.startsWith('/')) return true;
  return /\/(?:s?bin|libexec|games|usr|snap)\//.test(name) && /^.{0,400}: .{0,400}: /.test(text);
}
