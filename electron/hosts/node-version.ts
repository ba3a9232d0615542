/**
 * The first thing every entry of ours does, before a native library is loaded.
 *
 * better-sqlite3 13 crashes the process without a word on Node 20; this turns that into a sentence. The file must not
 * import anything but Node itself, and callers must import everything else dynamically, afterwards.
 */
export const oldestNode = 22;

/** The sentence for a Node that is too old, or nothing. */
export function nodeComplaint(version: string = process.versions.node): string | null {
  const major = Number.parseInt(version, 10);
  if (major >= oldestNode) return null;
  return (
    `交流档案需要 Node ${oldestNode} 或更新版本，当前为 ${version}：请在程序目录中用 npm run 或 npm start 启动，它们会使用随附的 Node。\n` +
    `Exchange Archive needs Node ${oldestNode} or newer; this is ${version}. Start it with npm run or npm start, which bring their own.`
  );
}

export function requireNode(): void {
  const complaint = nodeComplaint();
  if (complaint === null) return;
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}
