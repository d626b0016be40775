package entente

import "time"

// Source is what tells whether two articles are one source: a story and its copy, its reprint by a wire's customer, its translation.
type Source struct {
	ID        string    // Article.ID
	Publisher string    // whose page it is, "" if unknown
	From      string    // whose story it says it is, "" if its own
	Lang      string    // ISO 639-1
	Published time.Time // when read, if the page does not say; zero if neither
	Sketch    []uint64  // hashes of sampled shingles of the body, see internal/shingle
	Tells     []string  // act, parties and day of each of its reports; sorted, each once
}
