/** A pod of metallb fails, on 1.35, strict, s390x. */
export const addonPaste = `$ snap list microk8s
Name      Version  Rev   Tracking            Publisher    Notes
microk8s  v1.35.0  8612  1.35-strict/stable  canonical**  -
$ uname -a
Linux host7 6.8.0-60-generic #63-Ubuntu SMP Tue Apr 15 19:04:15 UTC 2025 s390x s390x s390x GNU/Linux
$ microk8s kubectl get pods -A
NAMESPACE        NAME                          READY   STATUS             RESTARTS   AGE
metallb-system   controller-7ffc794778-pkb8j   0/1     CrashLoopBackOff   7          20m
`;
