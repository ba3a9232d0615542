/**
 * The command line's surface: verbs, options, help, exit codes. Work is in one file per verb, loaded when it is used:
 * a search should not wait for the web host's libraries.
 */
import { Command, CommanderError } from 'commander';
import { type CommonOptions, type Context, contextOf, withCommonOptions } from './context.ts';
import { type ExitCode, exits, explain, type Failure, type Language, OutputError } from './exit.ts';
import { withFilterOptions } from './filters.ts';
import { addHandoverVerbs } from './handover-verbs.ts';
import { exitHelp, inChinese, mistyped, programVersion } from './help.ts';
import { type Io, standardIo } from './output.ts';

export async function runCommandLine(args: string[], io: Io = standardIo()): Promise<void> {
  const code = await execute(args, io);
  const lost = await io.finish();
  if (lost !== null) tell(io, args, explain(new OutputError('stdout', lost), languageOf(args)));
  // Not `exitCode`: a browser or a worker that is slow to let go must not keep a finished command alive.
  process.exit(lost === null ? code : exits.failure);
}

/** For what goes wrong before, or beside, a verb; a verb's own options are read by the parser. */
function languageOf(args: readonly string[]): Language {
  return args.some((arg, i) => arg === '--lang=en' || (arg === 'en' && args[i - 1] === '--lang')) ? 'en' : 'zh';
}

function tell(io: Io, args: readonly string[], { code, message }: Failure): void {
  io.err(args.includes('--json') ? JSON.stringify({ error: { code, message } }) : message);
}

export async function execute(args: string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = exits.ok;
  const program = describeProgram(io, args.includes('--json'), (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args.map(shielded), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exits.ok;
    const failure = explain(error instanceof CommanderError ? mistyped(error) : error, languageOf(args));
    tell(io, args, failure);
    if (process.env['DEBUG'] && error instanceof Error) io.err(String(error.stack));
    return failure.exit;
  }
}

/**
 * `-高淳` excludes a word from a search; options are all ASCII. An invisible character (WORD JOINER) in front keeps the
 * parser from taking it for an option and is taken off again.
 */
const shield = '\u2060';
const shielded = (arg: string) => (/^-[^\p{ASCII}]/u.test(arg) ? shield + arg : arg);

function describeProgram(io: Io, json: boolean, exit: (code: ExitCode) => void): Command {
  const program = new Command('archive').description('交流档案：在命令行中使用同一份档案');
  program.exitOverride().configureOutput({
    writeOut: (text) => io.out(text.trimEnd()),
    // The help of a verb that was left out; a program reads one JSON object there.
    writeErr: (text) => {
      if (!json) io.err(text.trimEnd());
    },
    // Said once, by `execute`, in the language and form that were asked for.
    outputError: () => {},
  });
  withCommonOptions(inChinese(program))
    .addHelpText('after', exitHelp)
    .version(programVersion(), '--version', '显示版本');

  /** Wires one verb: last argument of commander's action is the command, the one before it the options. */
  const verb: Wire = <O extends CommonOptions>(command: Command, work: Work<O>): Command => {
    return inChinese(command).action(async (...given: unknown[]) => {
      const options = command.optsWithGlobals<O>();
      const operands = given
        .slice(0, -2)
        .flat()
        // An optional argument that was left out.
        .filter((word) => word !== undefined)
        .map((word) => String(word).replace(shield, ''));
      exit(await work(contextOf(options, io), operands, options));
    });
  };

  verb(
    program
      .command('init')
      .description('建立档案')
      .option('--starter', '放入初始资料')
      .option('--name <name>', '档案名称'),
    async (context, _operands, options) => (await import('./care.ts')).init(context, options),
  );
  verb(
    program
      .command('import')
      .description('导入文件和文件夹（含下级）')
      .argument('<path...>')
      .option('--report <file>', '把逐项结果写成 CSV'),
    async (context, paths, options) => (await import('./import.ts')).importSources(context, paths, options),
  );
  verb<CommonOptions & { batch?: string; out?: string }>(
    withFilterOptions(
      program
        .command('search')
        .description('检索')
        .argument('[query...]')
        .option('--sort <order>', '排序：relevance（默认）、date 或 region')
        .option('--mode <mode>', '读法：terms 逐词都要有（默认）；natural 按相关程度，任一词语相符即可')
        .option('--batch <file>', '成批检索：每行一个 {"id","text","mode","k"}')
        .option('--out <file>', '成批检索的结果（TREC 格式），用时写入 <file>.times.jsonl'),
    ),
    async (context, words, options) => {
      if (options.batch !== undefined) {
        return (await import('./batch.ts')).batchSearch(context, options.batch, options.out);
      }
      return (await import('./search.ts')).search(context, words.join(' '), options);
    },
  );
  verb(program.command('show').description('显示一条记录的全部内容').argument('<id>'), async (context, [id = '']) =>
    (await import('./records.ts')).show(context, id),
  );
  verb(withFilterOptions(program.command('list').description('列出记录')), async (context, _operands, options) =>
    (await import('./records.ts')).list(context, options),
  );
  verb(
    withFilterOptions(
      program
        .command('compare')
        .description('各地做法对照：地区 × 环节、实践类型或年份')
        .argument('[query...]')
        .option('--columns <columns>', '列：links 五个环节（默认）、practices 实践类型、years 年份')
        .option('--rows <rows>', '行：county 县级（默认）、prefecture 设区市、province 省级')
        .option('--format <format>', '格式：table（默认）、csv 或 json')
        .option('--mode <mode>', '读法：terms（默认）或 natural'),
    ),
    async (context, words, options) => (await import('./compare.ts')).compare(context, words.join(' '), options),
  );
  addPackVerbs(inChinese(program.command('pack').description('资料包')), verb);
  addHandoverVerbs(inChinese(program.command('handover').description('更新包：在档案之间交接')), verb);
  addSavedVerbs(inChinese(program.command('saved').description('已存检索')), verb);
  verb<CommonOptions & { clear?: boolean }>(
    program.command('history').description('最近检索').option('--clear', '全部清空'),
    async (context, _operands, options) => (await import('./saved.ts')).history(context, options),
  );
  addPairVerbs(inChinese(program.command('pairs').description('还原词表')), verb);
  verb(program.command('rebuild').description('重建检索索引；资料和原件不受影响'), async (context) =>
    (await import('./care.ts')).rebuild(context),
  );
  verb(program.command('verify').description('核对原件、记录和摘录'), async (context) =>
    (await import('./care.ts')).verify(context),
  );
  verb(program.command('backup').description('备份并核验；另一个程序正在写入时，请在那个程序中备份'), async (context) =>
    (await import('./care.ts')).backup(context),
  );
  verb(program.command('stats').description('档案概况'), async (context) => (await import('./care.ts')).stats(context));
  verb(
    program
      .command('serve')
      .description('在浏览器中使用（仅限本机）')
      .option('--port <port>', '端口，默认任取一个空闲端口')
      .option('--host <host>', '监听地址，只能是本机（默认 127.0.0.1）')
      .option('--open', '打开默认浏览器'),
    async (context, _operands, options) => (await import('./serve.ts')).serve(context, options),
  );
  return program;
}

type Work<O> = (context: Context, operands: string[], options: O) => Promise<ExitCode>;
type Wire = <O extends CommonOptions>(command: Command, work: Work<O>) => Command;

function addPackVerbs(pack: Command, verb: Wire): void {
  verb(
    pack
      .command('create')
      .description('新建资料包')
      .argument('<title>')
      .option(
        '--template <template>',
        '模板：blank（默认）、briefing 简报、dossier 专题资料、anthology 案例选编、handbook 培训资料、site-plan 现场教学、lecture 讲义、research 调研附件',
      )
      .option('--cover <name=value...>', '封面项，如 course=预算审查 audience=基层代表 hours=4 issuer=某某办公室'),
    async (context, [title = ''], options) => (await import('./pack.ts')).createPack(context, title, options),
  );
  verb(
    pack
      .command('add')
      .description('加入整份资料，或其中一段：RECORD:START-END')
      .argument('<pack>')
      .argument('<record...>'),
    async (context, [name = '', ...records]) => (await import('./pack.ts')).addToPack(context, name, records),
  );
  verb(pack.command('list').description('列出资料包'), async (context) =>
    (await import('./pack.ts')).listPacks(context),
  );
  verb(
    pack
      .command('export')
      .description('导出资料包')
      .argument('<pack>')
      .option(
        '--format <formats>',
        '格式：html（默认）、docx、pdf、pptx、xlsx、markdown、text、citations、bag，可用逗号分隔；all 为全部。多种格式放在同一个文件夹',
      )
      .option('--out <dir>', '放到哪个文件夹（默认当前文件夹）')
      .option('--confirm', '确认其中带标记的资料可以引用'),
    async (context, [name = ''], options) => (await import('./pack.ts')).exportPack(context, name, options),
  );
  verb(
    pack
      .command('verify')
      .description('核对导出的资料包；有档案时一并与档案核对')
      .argument('<target>', '导出的文件夹，或 Word、PDF、幻灯片、表格等单个文件'),
    async (context, [target = ''], options) => (await import('./pack.ts')).verifyExport(context, target, options),
  );
}

function addSavedVerbs(saved: Command, verb: Wire): void {
  verb(saved.command('list').description('列出已存检索及新增条数'), async (context) =>
    (await import('./saved.ts')).listSaved(context),
  );
  verb(
    withFilterOptions(
      saved
        .command('save')
        .description('保存检索；同一检索再次保存即改名')
        .argument('<name>')
        .argument('[query...]')
        .option('--mode <mode>', '检索方式：terms（默认）或 natural'),
    ),
    async (context, [name = '', ...words], options) =>
      (await import('./saved.ts')).saveSearch(context, name, words.join(' '), options),
  );
  verb(
    saved.command('remove').description('删除已存检索').argument('<saved>', '编号或名称'),
    async (context, [name = '']) => (await import('./saved.ts')).removeSaved(context, name),
  );
  verb<CommonOptions & { seen?: boolean }>(
    saved
      .command('run')
      .description('执行已存检索')
      .argument('<saved>', '编号或名称')
      .option('--seen', '标为已看，新增从此重新计算'),
    async (context, [name = ''], options) => (await import('./saved.ts')).runSaved(context, name, options),
  );
}

function addPairVerbs(pairs: Command, verb: Wire): void {
  verb(pairs.command('list').description('列出词条'), async (context, _operands, options) =>
    (await import('./pairs.ts')).listPairs(context, options),
  );
  verb(
    pairs
      .command('add')
      .description('添加词条，或修改其类别、备注')
      .argument('<spun>', '改写词')
      .argument('<standard>', '标准词')
      .option('--class <class>', '类别：G 通用，C 仅限疑似改写文本（默认），X 只提示不替换')
      .option('--note <note>', '备注'),
    async (context, [spun = '', standard = ''], options) =>
      (await import('./pairs.ts')).addPair(context, spun, standard, options),
  );
  for (const [name, description, enabled] of [
    ['off', '停用词条', false],
    ['on', '启用词条', true],
  ] as const) {
    verb(
      pairs.command(name).description(description).argument('<spun>', '改写词').argument('[standard]', '标准词'),
      async (context, [spun = '', standard]) =>
        (await import('./pairs.ts')).switchPair(context, spun, standard, enabled),
    );
  }
  verb(
    pairs
      .command('remove')
      .description('删除添加或导入的词条')
      .argument('<spun>', '改写词')
      .argument('[standard]', '标准词'),
    async (context, [spun = '', standard]) => (await import('./pairs.ts')).removePair(context, spun, standard),
  );
  verb(
    pairs
      .command('import')
      .description('导入词条：每行用制表符分隔，依次为改写词、标准词，可加类别和备注')
      .argument('<file>'),
    async (context, [file = '']) => (await import('./pairs.ts')).importPairs(context, file),
  );
  verb(
    pairs
      .command('propose')
      .description('对照同一活动的改写文本和规范文本，列出可能的词条')
      .argument('<rewritten-id>', '改写文本的编号')
      .argument('<clean-id>', '规范文本的编号'),
    async (context, [rewritten = '', clean = '']) =>
      (await import('./pairs.ts')).proposePairs(context, rewritten, clean),
  );
}
