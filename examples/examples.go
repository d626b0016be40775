// Package examples is a small set of articles to try the engine on: French and English pages and texts in our own words about public
// events, from invented outlets. They tell the Iran-Pakistan crisis of January 2024 as several papers might have (a wire story with two reprints
// and a translation, a corrected toll, a denial), some other affairs, and five stories that hold no event at all.
//
//	iran-pakistan/   affairs/   nothing/
package examples

import "embed"

// Files holds the articles, one file each: .html or .txt.
//
//go:embed iran-pakistan affairs nothing
var Files embed.FS
