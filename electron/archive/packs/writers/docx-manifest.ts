/**
 * The manifest inside a Word file, a workbook or slides, so that the one file can be checked by itself.
 *
 * It is a custom XML part, which Office and LibreOffice keep and never show. Its file list covers every other part of the
 * zip. Beside the manifest stand the quoted texts as they were taken: the page shows Markdown set, and the hash is over
 * the text before that. Everything here comes from the snapshot, so the same document stays the same bytes.
 */
import path from 'node:path';
import { packManifest, takenTexts } from '../manifest.ts';
import type { PackSnapshot } from '../snapshot.ts';
import type { Part } from './docx-bytes.ts';
import type { ZipPart } from './fixed-zip.ts';
import { factsOf } from './output.ts';

export type { TakenText } from '../manifest.ts';

export const manifestPart = 'customXml/item1.xml';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespace = 'urn:exchange-archive:pack:1';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const propertiesPart = 'customXml/itemProps1.xml';
/** Names the part to Word; the same in every document, as nothing refers to it from outside. */
const itemId = '{6B2B1D0E-5C0B-4E57-9A55-2E1E6E8A7C41}';

const properties = `${head}<ds:datastoreItem ds:itemID="${itemId}" xmlns:ds="${office}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`;
const itemRelations = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`;
const relation = `<Relationship Id="rIdPack" Type="${office}/relationships/customXml" Target="../${manifestPart}"/>`;
const contentType = `<Override PartName="/${propertiesPart}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`;

/**
 * JSON that is XML text as it stands: markup, what XML forbids and what its readers change are written as JSON escapes,
 * which change nothing of the value. Such characters occur inside JSON strings only.
 */
function plainJson(json: string): string {
  return json.replace(
    /[<>&\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The part that a document of each kind begins with; the manifest is tied to it. */
export type MainPart = 'word/document.xml' | 'xl/workbook.xml' | 'ppt/presentation.xml';

/** @param document the same bytes every time; its parts are hashed as they are. */
export function withManifestPart(
  document: readonly ZipPart[],
  snapshot: PackSnapshot,
  main: MainPart = 'word/document.xml',
): Part[] {
  const relations = `${path.posix.dirname(main)}/_rels/${path.posix.basename(main)}.rels`;
  const parts = document.map((part): Part => {
    const { name } = part;
    const data =
      typeof part.data === 'string'
        ? Buffer.from(part.data)
        : Buffer.from(part.data.buffer, part.data.byteOffset, part.data.byteLength);
    const before = (end: string, added: string): Part => ({
      name,
      data: Buffer.from(data.toString().replace(end, () => `${added}${end}`)),
    });
    if (name === '[Content_Types].xml') return before('</Types>', contentType);
    if (name === relations) return before('</Relationships>', relation);
    return { name, data };
  });
  parts.push(
    { name: propertiesPart, data: Buffer.from(properties) },
    { name: 'customXml/_rels/item1.xml.rels', data: Buffer.from(itemRelations) },
  );
  const manifest = packManifest(
    snapshot,
    parts.map(({ name, data }) => factsOf({ path: name, bytes: data })),
  );
  const xml = `${head}<pack xmlns="${namespace}"><manifest>${plainJson(manifest)}</manifest><quotations>${plainJson(JSON.stringify(takenTexts(snapshot)))}</quotations></pack>`;
  return [...parts, { name: manifestPart, data: Buffer.from(xml) }];
}

/** A program that saves the document again may write the quotation marks as references; nothing else here can be one. */
function unquoted(xml: string): string {
  return xml.replaceAll('&quot;', '"');
}

/** The two JSON texts of the part, or null when it is not one of ours. */
export function readManifestPart(xml: string): { manifest: string; quotations: string } | null {
  if (!xml.includes(`<pack xmlns="${namespace}">`)) return null;
  const manifest = /<manifest>([^<]*)<\/manifest>/.exec(xml)?.[1];
  const quotations = /<quotations>([^<]*)<\/quotations>/.exec(xml)?.[1];
  if (manifest === undefined || quotations === undefined) return null;
  return { manifest: unquoted(manifest), quotations: unquoted(quotations) };
}
