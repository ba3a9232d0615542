/** The command line's words about itself: help in Chinese, exit codes, and mistakes in what was typed. */
import { createRequire } from 'node:module';
import type { Command, CommanderError } from 'commander';
import { UsageError } from './exit.ts';

export const exitHelp = `
退出码：
  0  成功
  1  失败
  2  用法有误
  3  找不到档案、记录或文件
  4  档案正被另一个程序写入
  5  部分来源未能导入（import），部分词条未采用（pairs import），部分内容未定（handover apply），或校验发现问题（verify）
  130  被中断`;

/** The parser's English messages, in both languages. */
export function mistyped(error: CommanderError): UsageError {
  const en = error.message.replace(/^error: /, '');
  const named = /'([^']*)'/.exec(en)?.[1] ?? '';
  const sentences: Record<string, string> = {
    'commander.unknownOption': `没有这个选项：${named}`,
    'commander.unknownCommand': `没有这个命令：${named}`,
    'commander.missingArgument': `缺少参数：${named}`,
    'commander.optionMissingArgument': `选项缺少取值：${named}`,
    'commander.excessArguments': '参数过多',
    // No verb at all: the help has just been shown.
    'commander.help': '请指明要做什么',
  };
  return new UsageError(`${sentences[error.code] ?? en}。用 --help 查看用法。`, `${en}. See --help.`);
}

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** The help's own words; subcommands do not inherit them. */
export function inChinese(command: Command): Command {
  return command
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => titles[title] ?? title });
}

export function programVersion(): string {
  const require = createRequire(import.meta.url);
  for (const path of ['../../../package.json', '../../package.json', '../../../../package.json']) {
    try {
      const manifest = require(path) as { name?: string; version?: string };
      if (manifest.name === 'exchange-archive') return manifest.version ?? '';
    } catch {
      // Source tree and build lie at different depths.
    }
  }
  return '';
}
