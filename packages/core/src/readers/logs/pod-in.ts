import type { TroubledObject } from '../../evidence/trouble.ts';
import { UID } from '../shape/name-patterns.ts';

/** "web-0_default(5d0c…)", as the kubelet names a pod inside of messages. */
const KUBELET = new RegExp(String.raw`(?:\bpod=|")([a-z0-9][a-z0-9.-]{0,252})_([a-z0-9][a-z0-9-]{0,62})\(${UID}\)`);
/** Of a kubelet with dockershim: `failed to set up pod "web-0_default" network`. */
const NETWORK = / set up pod "([a-z0-9][a-z0-9.-]{0,252})_([a-z0-9][a-z0-9-]{0,62})" network/;
/** `pod "web-0" (UID: "5d0c…")`, of volumes. */
const VOLUME = / pod "([a-z0-9][a-z0-9.-]{0,252})" \(UID: /;
/** containerd before 2.1, and since. */
const SANDBOX = /&PodSandboxMetadata\{Name:([^,{}]{1,253}),(?:Uid:[^,{}]{0,64},)?Namespace:([^,{}]{1,63})/;
const SANDBOX_TEXT = /\bname:"([^"]{1,253})" {1,2}uid:"[^"]{0,64}" {1,2}namespace:"([^"]{1,63})"/;
const PODS = [SANDBOX, SANDBOX_TEXT, KUBELET, NETWORK, VOLUME];
const CONTAINER =
  /&ContainerMetadata\{Name:([^,{}]{1,253}),|\bfor name:"([^"]{1,253})"(?! {1,2}uid:)|\bcontainer(?:=|: )([a-z0-9][a-z0-9-]{0,62})\b/;
const STARTED = /failed to "StartContainer" for "([^"]{1,253})"/;

/** The pod, and the container, that a message names in one of the ways of the kubelet and containerd. */
export function podIn(message: string): TroubledObject | undefined {
  const [, name, namespace] = PODS.map((pattern) => pattern.exec(message)).find((found) => found !== null) ?? [];
  if (name === undefined) return undefined;
  const container = containerIn(message);
  return {
    kind: 'Pod',
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(container === undefined ? {} : { container }),
  };
}

/** The container that a message names. */
export function containerIn(message: string): string | undefined {
  const found = STARTED.exec(message) ?? CONTAINER.exec(message);
  return found?.slice(1).find((name) => name !== undefined);
}
