import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** A file to send. */
export interface SampleFile {
  name: string;
  content: Buffer;
}

/** A PDF with a text that makes it another one. */
export function samplePdf(text = 'statement', name = `${text}.pdf`): SampleFile {
  return { name, content: Buffer.from(`%PDF-1.7\n1 0 obj << /Title (${text}) >> endobj\n%%EOF\n`) };
}

/** A picture of a wall; with `place` the camera wrote down where. */
export function samplePicture(format: 'jpeg' | 'png' | 'webp', place?: string): Promise<Buffer> {
  const wall = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#446688' } });
  const located =
    place === undefined
      ? wall
      : wall.withExif({
          IFD0: { Make: 'Camera', ImageDescription: place },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W' },
        });
  return located.toFormat(format).toBuffer();
}

/** One file of each type that the desk takes. */
export async function everySample(): Promise<SampleFile[]> {
  const cfb = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016)]);
  return [
    samplePdf('Statement'),
    { name: 'photo.jpg', content: await samplePicture('jpeg') },
    { name: 'photo.JPEG', content: await samplePicture('jpeg') },
    { name: 'screen.png', content: await samplePicture('png') },
    { name: 'phone.heic', content: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') },
    { name: 'screen.webp', content: await samplePicture('webp') },
    { name: 'notes.txt', content: Buffer.from('I paid £20 on Tuesday.\r\nNothing came.') },
    { name: 'old notes.txt', content: Buffer.from('I paid £20 on Tuesday.', 'latin1') },
    { name: 'letter.docx', content: officeFile('word/document.xml', 'wordprocessingml.document') },
    { name: 'letter.doc', content: cfb },
    { name: 'sums.xlsx', content: officeFile('xl/workbook.xml', 'spreadsheetml.sheet') },
    { name: 'sums.xls', content: cfb },
    {
      name: 'their mail.eml',
      content: Buffer.from('From: a@b.example\r\nSubject: Sorry\r\n\r\nWe are sorry.'),
    },
  ];
}

/** An archive as Word and Excel write it. @param unpacked how many bytes its list of types unpacks to */
export function officeFile(part: string, kind: string, unpacked = 0): Buffer {
  const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`;
  const types = `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`;
  return Buffer.concat([
    zipEntry('[Content_Types].xml', Buffer.concat([Buffer.alloc(unpacked, 32), Buffer.from(types)])),
    zipEntry(part, Buffer.from('<x/>')),
  ]);
}

function zipEntry(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(crc32(content), 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), packed]);
}
