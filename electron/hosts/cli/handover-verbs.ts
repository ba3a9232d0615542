/** The verbs of `handover`, wired; the work is loaded when it is asked for. */
import type { Command } from 'commander';
import type { CommonOptions, Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import { withFilterOptions } from './filters.ts';
import type { HandoverApplyOptions, HandoverExportOptions } from './handover.ts';

type Work<O> = (context: Context, operands: string[], options: O) => Promise<ExitCode>;

export function addHandoverVerbs(
  handover: Command,
  verb: <O extends CommonOptions>(command: Command, work: Work<O>) => Command,
): void {
  verb<HandoverExportOptions>(
    withFilterOptions(
      handover
        .command('export')
        .description('生成更新包：一个资料包、检索到的记录，或指定的记录')
        .argument('[record...]', '记录编号')
        .option('--pack <pack>', '资料包的编号或名称')
        .option('--query <query>', '检索词')
        .option('--out <dir>', '放到哪个文件夹（默认当前文件夹）'),
    ),
    async (context, records, options) => (await import('./handover.ts')).exportHandover(context, records, options),
  );
  verb(
    handover.command('preview').description('查看更新包与本档案的异同').argument('<set>', '更新包的文件夹或压缩包'),
    async (context, [set = '']) => (await import('./handover.ts')).previewHandover(context, set),
  );
  verb<HandoverApplyOptions>(
    handover
      .command('apply')
      .description('采用更新包；被替换的内容都留作历次更正')
      .argument('<set>', '更新包的文件夹或压缩包')
      .option('--new <decision>', '新增的：take（默认）或 keep')
      .option('--newer <decision>', '较新的：take（默认）、keep 或 both')
      .option('--older <decision>', '较旧的：keep（默认）、take 或 both')
      .option('--conflict <decision>', '冲突的：ask（默认，留待决定）、take、keep 或 both')
      .option('--report <file>', '把逐项结果写成 CSV'),
    async (context, [set = ''], options) => (await import('./handover.ts')).applyHandover(context, set, options),
  );
}
