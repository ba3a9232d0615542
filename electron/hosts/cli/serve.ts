/** `serve`: the archive in the browser, until Ctrl-C. */
import { once } from 'node:events';
import { openInBrowser } from '../browser.ts';
import { holdsArchive, openToServe } from '../open.ts';
import { pageFolder } from '../page-folder.ts';
import { startWebHost } from '../web.ts';
import { type CommonOptions, type Context, printJson, say, wholeNumber } from './context.ts';
import { type ExitCode, exits, noArchive, UsageError } from './exit.ts';

export interface ServeOptions extends CommonOptions {
  port?: string;
  host?: string;
  open?: boolean;
}

export async function serve(context: Context, options: ServeOptions): Promise<ExitCode> {
  const port = wholeNumber(options.port, '--port', 0, 0);
  if (port > 65_535)
    throw new UsageError(`端口应在 0 到 65535 之间：${port}`, `A port is between 0 and 65535: ${port}`);
  if (!holdsArchive(context.dir)) throw noArchive(context.dir);
  const page = pageFolder();
  if (page === null) {
    throw new UsageError(
      '界面尚未构建，请先运行 npm run build。',
      'The page is not built yet: run npm run build first.',
    );
  }
  const { archive } = await openToServe({ dir: context.dir, starter: false });
  try {
    const host = await startWebHost({
      archive,
      page,
      port,
      ...(options.host === undefined ? {} : { host: options.host }),
    });
    if (context.json) printJson(context, { url: host.url, origin: host.origin, writable: archive.writable });
    else context.io.out(host.url);
    if (!archive.writable) {
      context.io.err(
        say(
          context,
          '另一个程序正在写入这份档案，现以只读方式打开。',
          'Another program is writing to this archive; it is open for reading only.',
        ),
      );
    }
    if (!context.json) context.io.err(say(context, '按 Ctrl-C 结束。', 'Press Ctrl-C to stop.'));
    if (options.open === true) await openInBrowser(host.url);
    if (!context.io.interrupted.aborted) await once(context.io.interrupted, 'abort');
    await host.close();
    return exits.ok;
  } finally {
    await archive.close();
  }
}
