/** Lines as a healthy machine writes them all day, and tables with their runs of blanks: what is common here makes a poor beginning of a search. */
export const ordinaryLog = `
Mar  1 10:00:00 node-1 systemd[1]: Started session-4711.scope - Session 4711 of User ada.
Mar  1 10:00:01 node-1 CRON[23456]: (root) CMD (command -v debian-sa1 > /dev/null && debian-sa1 1 1)
Mar  1 10:00:01 node-1 CRON[23455]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)
Mar  1 10:00:02 node-1 kernel: [ 1234.567890] usb 1-1: new high-speed USB device number 42 using xhci_hcd
Mar  1 10:00:02 node-1 kernel: [ 1234.667890] IPv6: ADDRCONF(NETDEV_CHANGE): cali0123456789a: link becomes ready
2024-03-01T10:00:03.123456+00:00 node-1 NetworkManager[811]: <info>  [1709287200.1234] device (eth0): carrier: link connected
Mar 01 10:00:04 node-1 microk8s.daemon-containerd[1203]: time="2024-03-01T10:00:04.123456789Z" level=info msg="StartContainer for \\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\\" returns successfully"
Mar 01 10:00:05 node-1 microk8s.daemon-containerd[1203]: time="2024-03-01T10:00:05Z" level=info msg="ImageUpdate event name:\\"docker.io/library/nginx:latest\\" labels:{key:\\"io.cri-containerd.image\\" value:\\"managed\\"}"
Mar 01 10:00:06 node-1 microk8s.daemon-kubelite[2214]: I0301 10:00:06.123456    2214 reconciler_common.go:245] "operationExecutor.VerifyControllerAttachedVolume started for volume \\"kube-api-access\\" (UniqueName: \\"kubernetes.io/projected/x\\") pod=\\"default/web-1\\""
Mar 01 10:00:07 node-1 microk8s.daemon-kubelite[2214]: I0301 10:00:07.123456    2214 pod_startup_latency_tracker.go:104] "Observed pod startup duration" pod="kube-system/coredns-1" podStartSLOduration=2.5
Mar 01 10:00:08 node-1 microk8s.daemon-kubelite[2214]: Trace[1234567]: "List" accept:application/json, */*,audit-id:01234567-89ab-cdef-0123-456789abcdef,client:192.0.2.1,protocol:HTTP/2.0,resource:pods,scope:cluster,url:/api/v1/pods
Mar 01 10:00:09 node-1 snapd[700]: api_snaps.go:466: Installing snap "hello" revision unset
Mar 01 10:00:10 node-1 dbus-daemon[650]: [system] Successfully activated service 'org.freedesktop.hostname1'
Mar 01 10:00:11 node-1 sshd[3456]: Accepted publickey for ada from 192.0.2.7 port 51234 ssh2: ED25519 SHA256:abcdefghijklmnopqrstuvwxyz
{"level":"info","ts":"2024-03-01T10:00:12.000Z","caller":"controller/controller.go:178","msg":"Starting workers","controller":"thing","worker count":1}
{"__REALTIME_TIMESTAMP":"1709287213123456","_TRANSPORT":"syslog","PRIORITY":"6","SYSLOG_IDENTIFIER":"systemd","_PID":"1","_HOSTNAME":"node-1","_SYSTEMD_UNIT":"init.scope","MESSAGE":"Finished daily activities of the package manager."}
192.0.2.9 - - [01/Mar/2024:10:00:14 +0000] "GET /index.html HTTP/1.1" 200 612 "-" "kube-probe/1.32"
NAMESPACE     NAME                                        CAPACITY   MODES   POLICY       CLAIM                      CREATED
kube-system   calico-node-7fvx2                           10.1.2.3   node-1              <none>           <none>    5d12h
root        4711  0.0  0.1  12345   678 ?        Ss   10:00   0:00      /usr/sbin/cron -f
tmpfs                   1633292      1234   1632058   1% /run/user/1000                 
`;
