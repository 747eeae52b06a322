/**
 * HAProxy in front of the desks: whoever has the fewest connections gets the next one, and a desk that is not ready, or
 * says that it is leaving, gets none. Any desk serves any request and any socket.
 */
export function haproxyConfig(port: number, desks: readonly number[]): string {
  const servers = desks.map((desk, index) => `  server desk${index + 1} 127.0.0.1:${desk}`);
  return `defaults
  mode http
  timeout connect 5s
  # A desk says by itself that it is not ready, within two seconds; a busy one may take as long to say that it is.
  timeout check 5s
  timeout client 75s
  timeout server 75s
  # Sockets stay open; the desk pings them every few seconds.
  timeout tunnel 1h
  option forwardfor
  option redispatch
  retries 2

frontend customers
  bind 127.0.0.1:${port}
  default_backend desks

backend desks
  balance leastconn
  option httpchk GET /health/ready
  http-check expect status 200
  default-server check inter 500ms fall 2 rise 1
${servers.join('\n')}
`;
}
