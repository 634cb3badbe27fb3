import { StringDecoder } from 'node:string_decoder';
import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { ImportFileError } from '../types.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader of one part of a workbook wants to hear. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const damaged = (cause: unknown): ImportFileError =>
  new ImportFileError('damaged', 'The workbook is damaged: its XML cannot be read. Save it again as XLSX or as CSV.', {
    cause,
  });

/** A push parser for the XML of a workbook. Entities of a document type are not expanded: a file cannot blow itself up. */
export class XmlPush {
  readonly #parser = new SaxesParser({ position: false, fragment: false });

  constructor(handler: XmlHandler) {
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw damaged(error);
    });
    parser.on('opentag', (tag) => {
      handler.open(localName(tag.name), tag.attributes as Record<string, SaxesAttributePlain['value']>);
    });
    parser.on('text', (text) => handler.text(text));
    parser.on('cdata', (text) => handler.text(text));
    parser.on('closetag', (tag) => handler.close(localName(tag.name)));
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  end(): void {
    this.#parser.close();
  }
}

/** Parses a part that has been read whole. Throws `ImportFileError`. */
export function parseXml(text: string, handler: XmlHandler): void {
  const parser = new XmlPush(handler);
  parser.write(text.replace(/^\ufeff/, ''));
  parser.end();
}

/** Decodes a stream of XML, which is UTF-8 in every workbook seen, and UTF-16 in what the standard also allows. */
export async function* decodeXml(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: StringDecoder | null = null;
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      let data = chunk;
      if (decoder === null) {
        const wide = chunk[0] === 0xff && chunk[1] === 0xfe;
        decoder = new StringDecoder(wide ? 'utf16le' : 'utf8');
        if (wide) data = chunk.subarray(2);
        else if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) data = chunk.subarray(3);
      }
      bytes += chunk.length;
      yield decoder.write(data);
    }
  } catch (error) {
    throw error instanceof ImportFileError || (error instanceof Error && error.name === 'AbortError')
      ? error
      : damaged(error);
  }
  if (bytes === 0) throw damaged(new Error('empty part'));
}
