package charset

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// magics are the first bytes of files that are met where a page should be.
var magics = []struct{ head, name string }{
	{"\x89PNG\r\n", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"}, {"GIF8", "a GIF image"}, {"RIFF", "a RIFF file (WebP, WAV)"},
	{"\x7fELF", "an ELF program"}, {"MZ\x90", "a Windows program"}, {"%PDF-", "a PDF document"}, {"PK\x03\x04", "a ZIP archive"},
	{"\x1f\x8b", "gzip data, to be unpacked first"}, {"\x28\xb5\x2f\xfd", "zstd data, to be unpacked first"},
	{"BZh", "bzip2 data, to be unpacked first"}, {"\xfd7zXZ", "xz data, to be unpacked first"},
	{"SQLite format 3\x00", "a SQLite database"}, {"PAR1", "a Parquet file"}, {"OggS", "an Ogg file"}, {"ID3", "an MP3 file"},
	{"\xd0\xcf\x11\xe0", "an old Office document"}, {"wOFF", "a web font"}, {"wOF2", "a web font"},
}

// Binary says what the bytes are when they are no text: "a PNG image"; "" when they may be text.
func Binary(b []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.head)) && (len(m.head) > 3 || m.head[0] >= 0x80 || !utf8.Valid(b)) {
			return m.name
		}
	}
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return fmt.Sprintf("binary: NUL at byte %d", i)
	}
	return ""
}

// mostlyUTF8 tells whether a few bytes are damaged in what else is UTF-8: more good multibyte characters than bad bytes.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > 4*bad
}
