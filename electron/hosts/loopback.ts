/** Where the web host may listen: this machine only, until there are accounts and an encrypted connection. */

export class NotLoopback extends Error {
  constructor(host: string) {
    super(
      `不能在 ${host} 上提供服务：对本机以外开放需要账户和加密连接，本版本尚未提供。请使用 127.0.0.1。\n` +
        `Cannot serve on ${host}: opening the archive to other machines needs accounts and an encrypted connection, which this version does not have. Use 127.0.0.1.`,
    );
    this.name = 'NotLoopback';
  }
}

/** The address to listen on; a name that could resolve to anything else is refused. */
export function loopbackAddress(host: string): string {
  if (host === '::1') return host;
  if (host === '127.0.0.1' || host === 'localhost') return '127.0.0.1';
  throw new NotLoopback(host);
}
