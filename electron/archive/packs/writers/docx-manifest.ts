/**
 * The manifest inside a Word file, so that the one file can be checked by itself.
 *
 * It is a custom XML part, which Word and LibreOffice keep and never show. Its file list covers every other part of the
 * zip. Beside the manifest stand the quoted texts as they were taken: the page shows Markdown set, and the hash is over
 * the text before that. Everything here comes from the snapshot, so the same document stays the same bytes.
 */
import { packManifest } from '../manifest.ts';
import { type PackSnapshot, quotationsOf } from '../snapshot.ts';
import type { Part } from './docx-bytes.ts';

/** A quoted text as it was taken, by the number of its quotation. */
export interface TakenText {
  number: number;
  format: 'plain' | 'markdown';
  text: string;
}

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

/** @param docx the same bytes every time; its parts are hashed as they are. */
export function withManifest(docx: readonly Part[], snapshot: PackSnapshot): Part[] {
  const parts = docx.map(({ name, data }): Part => {
    const before = (end: string, added: string): Part => ({
      name,
      data: Buffer.from(data.toString().replace(end, () => `${added}${end}`)),
    });
    if (name === '[Content_Types].xml') return before('</Types>', contentType);
    if (name === 'word/_rels/document.xml.rels') return before('</Relationships>', relation);
    return { name, data };
  });
  parts.push(
    { name: propertiesPart, data: Buffer.from(properties) },
    { name: 'customXml/_rels/item1.xml.rels', data: Buffer.from(itemRelations) },
  );
  const manifest = packManifest(
    snapshot,
    parts.map(({ name, data }) => ({ path: name, bytes: data })),
  );
  const taken = quotationsOf(snapshot).map((q): TakenText => ({ number: q.number, format: q.format, text: q.quote }));
  const xml = `${head}<pack xmlns="${namespace}"><manifest>${plainJson(manifest)}</manifest><quotations>${plainJson(JSON.stringify(taken))}</quotations></pack>`;
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
