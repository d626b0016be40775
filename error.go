package entente

import "errors"

// What a caller must tell apart. Rooms wrap these with the operation, the thing and the remedy.
var (
	// ErrNoBody means the page was understood but holds no article: a list of links, a wall, a video. Skip and count it.
	ErrNoBody = errors.New("no article body")
	// ErrNotText means the bytes are no text in any encoding we read: binary, cut, or mislabelled.
	ErrNotText = errors.New("not text")
	// ErrTooLong means the input is over a stated bound.
	ErrTooLong = errors.New("too long")
	// ErrNotFound means the ledger holds no such thing.
	ErrNotFound = errors.New("not found")
	// ErrLocked means another process writes the ledger.
	ErrLocked = errors.New("locked by another process")
	// ErrNewer means the ledger was written by a newer version of entente.
	ErrNewer = errors.New("written by a newer version")
	// ErrDamaged means stored bytes fail their checksum or cannot be read as what they should be.
	ErrDamaged = errors.New("damaged")
	// ErrUnknownLang means no folder in lang/ serves the language.
	ErrUnknownLang = errors.New("unknown language")
)
