/**
 * Slides → the parts of a presentation (ECMA-376-1, 13). Everything is numbered by its place among the slides and pictures
 * are named by what is in them, so the same slides are the same bytes.
 */
import { sha256 } from '../../digest.ts';
import { html } from './escape.ts';
import type { ZipPart } from './fixed-zip.ts';
import {
  areas,
  head,
  type Layout,
  layouts,
  layoutXml,
  masterXml,
  namespaces,
  notesMasterXml,
  numberField,
  office,
  page,
  themeXml,
  treeOf,
} from './pptx-master.ts';
import { type Media, type Shape, shapeXml, textBody } from './pptx-shapes.ts';

export interface Slide {
  layout: Layout;
  shapes: Shape[];
  /** What the speaker reads: one paragraph each. */
  notes: string[];
  /** Where it opens a group of slides in the list of them. */
  opens?: string;
}

export interface DeckFacts {
  title: string;
  creator: string;
  program: string;
  description: string;
  /** `2022-10-13`, or empty. */
  day: string;
  /** Stands at the foot of every slide. */
  footer: string;
}

const openPackage = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument';
type Relation = readonly [type: string, target: string];

function relationships(relations: readonly Relation[]): string {
  const items = relations.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="${openPackage}/relationships">${items.join('')}</Relationships>`;
}
const relation = (kind: string): string => `${office}/relationships/${kind}`;

const text = (line: string): string =>
  line === ''
    ? '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
    : `<a:p><a:r><a:rPr lang="zh-CN" altLang="en-US" dirty="0"/><a:t>${html(line)}</a:t></a:r></a:p>`;

function notesXml(notes: readonly string[]): string {
  const lines = notes.flatMap((note) => note.split(/\r\n?|\n/));
  const image =
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="幻灯片"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>';
  const body = `<p:sp><p:nvSpPr><p:cNvPr id="3" name="备注"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${lines.map(text).join('')}</p:txBody></p:sp>`;
  return `${head}<p:notes ${namespaces}><p:cSld>${treeOf(image + body)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
}

function footerXml(footer: string, id: number): string {
  const { x, y, w, h } = areas.footer;
  const emu = (points: number): number => Math.round(points * 12_700);
  const para = { size: 10, leading: 1.3, runs: [{ text: footer, colour: 'tx2' as const }] };
  return [
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="页脚"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ftr" sz="quarter" idx="10"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></a:xfrm></p:spPr>${textBody([para])}</p:sp>`,
    `<p:sp><p:nvSpPr><p:cNvPr id="${id + 1}" name="页码"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="11"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${numberField}</p:txBody></p:sp>`,
  ].join('');
}

function slideParts(slide: Slide, n: number, footer: string, notesNumber: number): ZipPart[] {
  const relations: Relation[] = [
    [relation('slideLayout'), `../slideLayouts/slideLayout${layouts.indexOf(slide.layout) + 1}.xml`],
  ];
  const name = (media: Media): string => {
    const target = `../media/${media.name}`;
    const known = relations.findIndex(([, to]) => to === target);
    if (known >= 0) return `rId${known + 1}`;
    relations.push([relation('image'), target]);
    return `rId${relations.length}`;
  };
  const shapes = slide.shapes.map((shape, i) => shapeXml(shape, i + 2, name)).join('');
  const foot = slide.layout === 'cover' ? '' : footerXml(footer, slide.shapes.length + 2);
  const parts: ZipPart[] = [];
  if (slide.notes.length > 0) {
    relations.push([relation('notesSlide'), `../notesSlides/notesSlide${notesNumber}.xml`]);
    parts.push(
      { name: `ppt/notesSlides/notesSlide${notesNumber}.xml`, data: notesXml(slide.notes) },
      {
        name: `ppt/notesSlides/_rels/notesSlide${notesNumber}.xml.rels`,
        data: relationships([
          [relation('notesMaster'), '../notesMasters/notesMaster1.xml'],
          [relation('slide'), `../slides/slide${n}.xml`],
        ]),
      },
    );
  }
  return [
    {
      name: `ppt/slides/slide${n}.xml`,
      data: `${head}<p:sld ${namespaces}><p:cSld>${treeOf(shapes + foot)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
    },
    { name: `ppt/slides/_rels/slide${n}.xml.rels`, data: relationships(relations) },
    ...parts,
  ];
}

const FIRST_SLIDE_ID = 256;

/** Groups of slides, as PowerPoint 2010 and later show them in the list of slides. */
function groupsXml(slides: readonly Slide[]): string {
  const groups: Array<{ name: string; ids: number[] }> = [];
  slides.forEach((slide, i) => {
    if (slide.opens !== undefined || groups.length === 0) groups.push({ name: slide.opens ?? '封面', ids: [] });
    groups.at(-1)?.ids.push(FIRST_SLIDE_ID + i);
  });
  const guid = (n: number): string => {
    const hex = sha256(`slides ${n}`).toUpperCase();
    return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}}`;
  };
  const sections = groups.map(
    ({ name, ids }, i) =>
      `<p14:section name="${html(name.replace(/\s+/g, ' ').slice(0, 120))}" id="${guid(i)}"><p14:sldIdLst>${ids.map((id) => `<p14:sldId id="${id}"/>`).join('')}</p14:sldIdLst></p14:section>`,
  );
  return `<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${sections.join('')}</p14:sectionLst></p:ext></p:extLst>`;
}

function coreXml({ title, creator, program, description, day }: DeckFacts): string {
  const when = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${html(day === '' ? '1980-01-01' : day)}T00:00:00Z</dcterms:${name}>`;
  return `${head}<cp:coreProperties xmlns:cp="${openPackage}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${html(title)}</dc:title><dc:creator>${html(creator)}</dc:creator><dc:description>${html(description)}</dc:description><cp:lastModifiedBy>${html(program)}</cp:lastModifiedBy>${when('created')}${when('modified')}</cp:coreProperties>`;
}

function contentTypes(parts: readonly ZipPart[]): string {
  const kinds: Array<[RegExp, string]> = [
    [/^ppt\/presentation\.xml$/, 'presentationml.presentation.main'],
    [/^ppt\/slideMasters\/[^/]+\.xml$/, 'presentationml.slideMaster'],
    [/^ppt\/slideLayouts\/[^/]+\.xml$/, 'presentationml.slideLayout'],
    [/^ppt\/slides\/[^/]+\.xml$/, 'presentationml.slide'],
    [/^ppt\/notesMasters\/[^/]+\.xml$/, 'presentationml.notesMaster'],
    [/^ppt\/notesSlides\/[^/]+\.xml$/, 'presentationml.notesSlide'],
    [/^ppt\/presProps\.xml$/, 'presentationml.presProps'],
    [/^ppt\/tableStyles\.xml$/, 'presentationml.tableStyles'],
    [/^ppt\/theme\/[^/]+\.xml$/, 'theme'],
  ];
  const overrides = parts.flatMap(({ name }) => {
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
    return kind === undefined ? [] : [`<Override PartName="/${name}" ContentType="${types}.${kind}+xml"/>`];
  });
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ['png', 'image/png'],
    ['jpg', 'image/jpeg'],
    ['svg', 'image/svg+xml'],
  ].map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`);
  return `${head}<Types xmlns="${openPackage}/content-types">${defaults.join('')}${overrides.join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}

export function deckParts(slides: readonly Slide[], facts: DeckFacts): ZipPart[] {
  let notes = 0;
  const pages = slides.flatMap((slide, i) =>
    slideParts(slide, i + 1, facts.footer, slide.notes.length > 0 ? ++notes : 0),
  );
  const media = new Map<string, Uint8Array>();
  for (const shape of slides.flatMap((slide) => slide.shapes))
    if (shape.type === 'picture')
      for (const one of [shape.media, ...(shape.svg === undefined ? [] : [shape.svg])]) media.set(one.name, one.bytes);
  const ids = slides.map((_, i) => `<p:sldId id="${FIRST_SLIDE_ID + i}" r:id="rId${i + 5}"/>`);
  const emu = (points: number): number => Math.round(points * 12_700);
  const parts: ZipPart[] = [
    {
      name: '_rels/.rels',
      data: relationships([
        [relation('officeDocument'), 'ppt/presentation.xml'],
        [`${openPackage}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    },
    { name: 'docProps/core.xml', data: coreXml(facts) },
    {
      name: 'ppt/presentation.xml',
      data: `${head}<p:presentation ${namespaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${ids.join('')}</p:sldIdLst><p:sldSz cx="${emu(page.w)}" cy="${emu(page.h)}"/><p:notesSz cx="6858000" cy="9144000"/>${groupsXml(slides)}</p:presentation>`,
    },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      data: relationships([
        [relation('slideMaster'), 'slideMasters/slideMaster1.xml'],
        [relation('notesMaster'), 'notesMasters/notesMaster1.xml'],
        [relation('presProps'), 'presProps.xml'],
        [relation('tableStyles'), 'tableStyles.xml'],
        ...slides.map((_, i) => [relation('slide'), `slides/slide${i + 1}.xml`] as const),
        [relation('theme'), 'theme/theme1.xml'],
      ]),
    },
    { name: 'ppt/presProps.xml', data: `${head}<p:presentationPr ${namespaces}/>` },
    {
      name: 'ppt/tableStyles.xml',
      data: `${head}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`,
    },
    { name: 'ppt/theme/theme1.xml', data: themeXml },
    { name: 'ppt/theme/theme2.xml', data: themeXml },
    { name: 'ppt/slideMasters/slideMaster1.xml', data: masterXml },
    {
      name: 'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      data: relationships([
        ...layouts.map((_, i) => [relation('slideLayout'), `../slideLayouts/slideLayout${i + 1}.xml`] as const),
        [relation('theme'), '../theme/theme1.xml'],
      ]),
    },
    ...layouts.flatMap((layout, i): ZipPart[] => [
      { name: `ppt/slideLayouts/slideLayout${i + 1}.xml`, data: layoutXml(layout) },
      {
        name: `ppt/slideLayouts/_rels/slideLayout${i + 1}.xml.rels`,
        data: relationships([[relation('slideMaster'), '../slideMasters/slideMaster1.xml']]),
      },
    ]),
    { name: 'ppt/notesMasters/notesMaster1.xml', data: notesMasterXml },
    {
      name: 'ppt/notesMasters/_rels/notesMaster1.xml.rels',
      data: relationships([[relation('theme'), '../theme/theme2.xml']]),
    },
    ...pages,
    ...[...media].map(([name, data]) => ({ name: `ppt/media/${name}`, data })),
  ];
  return [{ name: '[Content_Types].xml', data: contentTypes(parts) }, ...parts];
}
