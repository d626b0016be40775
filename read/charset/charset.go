// Package charset turns the bytes of a page or message into UTF-8 text.
//
// What decides, in this order: a byte order mark, being valid UTF-8, the declared content type, a meta element in the first
// 16 KB, a guess by the declared language and the commonest bytes. Pages lie about their encoding more often than invalid
// text happens to be valid UTF-8, so validity goes before what is declared.
//
//	"caf\xe9", "text/html; charset=iso-8859-1"   ->  "café"
//
// Binary bytes and text that decodes to rubbish are refused with entente.ErrNotText, input over MaxBytes with entente.ErrTooLong.
// Cost: one or two passes over the bytes.
package charset

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/entente-project/entente"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// MaxBytes is the longest input, before and after decoding: 16 MiB. The longest news page met was 5 MB.
const MaxBytes = 16 << 20

// metaBytes is how far a declaration in the text is looked for. The HTML standard says 1,024; pages put it later.
const metaBytes = 16 << 10

var (
	metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([a-z0-9_:.-]{2,40})`)
	metaLang    = regexp.MustCompile(`(?i)<html[^>]{0,400}\slang\s*=\s*["']?([a-z]{2})`)
)

// byLang is the encoding of old pages in languages that windows-1252 cannot write.
var byLang = map[string]string{"ru": "windows-1251", "uk": "windows-1251", "ar": "windows-1256", "fa": "windows-1256",
	"tr": "windows-1254", "pl": "windows-1250", "el": "windows-1253", "he": "windows-1255", "zh": "gb18030", "ja": "shift_jis", "ko": "euc-kr"}

// Decode gives the text and the name of the encoding that was taken. name says what is read, for errors; contentType and lang are hints and may be "".
func Decode(name string, b []byte, contentType, lang string) (text, enc string, err error) {
	if len(b) > MaxBytes {
		return "", "", fmt.Errorf("read %s: %w: %d bytes, want at most %d; cut it into articles first", name, entente.ErrTooLong, len(b), MaxBytes)
	}
	if text, enc, ok := marked(b); ok {
		return check(name, text, enc)
	}
	if kind := Binary(b); kind != "" {
		return "", "", fmt.Errorf("read %s: %w: %s; want HTML, plain text or NDJSON", name, entente.ErrNotText, kind)
	}
	if utf8.Valid(b) {
		return string(b), "utf-8", nil
	}
	if mostlyUTF8(b) {
		return check(name, strings.ToValidUTF8(string(b), "\uFFFD"), "utf-8")
	}
	for _, label := range labels(b, contentType, lang) {
		if text, ok := decode(b, label); ok {
			return check(name, text, label)
		}
	}
	return "", "", fmt.Errorf("read %s: %w: no encoding fits; save it as UTF-8", name, entente.ErrNotText)
}

func marked(b []byte) (string, string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(b[3:]), "\uFFFD"), "utf-8", true
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		s, ok := run(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
		return s, "utf-16le", ok
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		s, ok := run(b, unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
		return s, "utf-16be", ok
	}
	return "", "", false
}

// labels are the encodings to try, the likeliest first. UTF-8 is out: the bytes are not valid in it.
func labels(b []byte, contentType, lang string) []string {
	var ls []string
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		ls = append(ls, params["charset"])
	}
	head := b[:min(len(b), metaBytes)]
	if m := metaCharset.FindSubmatch(head); m != nil {
		ls = append(ls, string(m[1])+string(m[2]))
	}
	if m := metaLang.FindSubmatch(head); m != nil && lang == "" {
		lang = strings.ToLower(string(m[1]))
	}
	return append(ls, byLang[lang], "windows-1252")
}

func decode(b []byte, label string) (string, bool) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return "", false
	}
	if name, _ := htmlindex.Name(e); name == "utf-8" || name == "replacement" || strings.HasPrefix(name, "utf-16") {
		return "", false
	}
	s, ok := run(b, e)
	return s, ok && strings.Count(s, "\uFFFD")*50 <= utf8.RuneCountInString(s)
}

func run(b []byte, e encoding.Encoding) (string, bool) {
	out, err := e.NewDecoder().Bytes(b)
	return string(out), err == nil
}

func check(name, text, enc string) (string, string, error) {
	if len(text) > MaxBytes {
		return "", "", fmt.Errorf("read %s: %w: %d bytes once decoded from %s, want at most %d", name, entente.ErrTooLong, len(text), enc, MaxBytes)
	}
	bad := strings.Count(text, "\uFFFD")
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			bad++
		}
	}
	if n := utf8.RuneCountInString(text); bad*10 > n {
		return "", "", fmt.Errorf("read %s: %w: %d of %d characters are unreadable as %s; save it as UTF-8", name, entente.ErrNotText, bad, n, enc)
	}
	return text, enc, nil
}
