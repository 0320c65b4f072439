/** A container, as the path of its control group names it. */
export interface CgroupContainer {
  readonly id: string;
  readonly podUid?: string;
}

/**
 * The systemd driver writes "…-pod<uid with underscores>.slice/cri-containerd-<id>.scope", the other one "…/pod<uid>/<id>"; where the two are
 * mixed up, it is "….slice:cri-containerd:<id>". Tools that shorten lines may shorten the id after a known beginning.
 */
const CONTAINER = /(?:(?:cri-containerd|crio|docker)[-:]([0-9a-f]{12,64})|[/:-]([0-9a-f]{64}))(?![0-9a-f])/;
const POD = /pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-f])/;

/** The container that a control group belongs to; null for groups of the host. */
export function containerOfCgroup(path: string): CgroupContainer | null {
  const [, named, bare] = CONTAINER.exec(path) ?? [];
  const id = named ?? bare;
  const podUid = podOfCgroup(path);
  return id === undefined ? null : { id, ...(podUid !== undefined && { podUid }) };
}

/** The uid of the pod that a control group belongs to, with hyphens. */
export function podOfCgroup(path: string): string | undefined {
  return POD.exec(path)?.[1]?.replaceAll('_', '-');
}
