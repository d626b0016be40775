package sqlite

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"

	"github.com/entente-project/entente"
)

// maxUnpacked bounds what a stored blob may unpack to, in bytes: far above any page that read lets in.
const maxUnpacked = 256 << 20

// pack compresses; nothing stays nothing.
func pack(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return []byte{}, nil
	}
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

func unpack(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(r, maxUnpacked+1))
	if err == nil && len(out) > maxUnpacked {
		err = fmt.Errorf("more than %d bytes: %w", maxUnpacked, entente.ErrTooLong)
	}
	return out, err
}

// checksum is over the parts and their lengths.
func checksum(parts ...[]byte) []byte {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		h.Write(p)
	}
	return h.Sum(nil)
}

// sound refuses stored bytes that are not what was stored.
func sound(kind, id string, sum []byte, parts ...[]byte) error {
	if !bytes.Equal(sum, checksum(parts...)) {
		return fmt.Errorf("%s %s: %w: checksum differs; restore a backup or read the article again", kind, id, entente.ErrDamaged)
	}
	return nil
}

// decode reads stored JSON whose checksum is right.
func decode(kind, id string, doc []byte, into any) error {
	if err := json.Unmarshal(doc, into); err != nil {
		return fmt.Errorf("%s %s: %w: %w", kind, id, entente.ErrDamaged, err)
	}
	return nil
}
