/** `failed to "StartContainer" for "web" with CrashLoopBackOff: …`, of the kubelet. */
const WITH = /(?:^|: )failed to "\w{3,60}" for "[^"]{1,320}" with (\w{3,60})\b/;
/** A message that its reason stands before. */
const BEFORE =
  /^(?:(?:Error|error|Message): )?(ErrImagePull|ImagePullBackOff|ErrImageNeverPull|InvalidImageName|Create(?:Container|PodSandbox)(?:Config)?Error|RunContainerError): /;
/** `NetworkReady=false reason:NetworkPluginNotReady message:…`, of a runtime's status. */
const STATUS = /(?:^|=false reason:)(NetworkPluginNotReady|RuntimeNotReady|ContainerdNotReady)\b/;

/** The one word that Kubernetes itself has for what a message says. */
export function reasonIn(message: string): string | undefined {
  return (WITH.exec(message) ?? BEFORE.exec(message) ?? STATUS.exec(message))?.[1];
}
