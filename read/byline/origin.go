package byline

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"golang.org/x/net/publicsuffix"
)

// dateline is "DUSHANBE, April 3 (Reuters) -" and "(AFP) -" at the start of a story.
var dateline = regexp.MustCompile(`^\s*(?:\p{Lu}[\p{L}\p{N} .,'’/-]{0,70}\s)?\(([^()]{2,40})\)\s*[-–—:]`)

// shouted is a dateline with its place in capitals, the mark of a wire: "TEHRAN (Name) -". Whoever stands there is the agency, known or not.
var shouted = regexp.MustCompile(`^\s*\p{Lu}[\p{Lu} .'’-]{2,40}(?:,[^()]{1,30})?\s\(([^()]{2,40})\)\s*[-–—]\s`)

// slashed is "NIAMEY, AFP -", "BERLIN/dpa -" and the like.
var slashed = regexp.MustCompile(`^\s*\p{Lu}[\p{Lu} .'’-]{1,40}[,/]\s*([\p{L} -]{2,24}?)\s*[-–—:]\s`)

// credit is "© AFP", "© dpa-infocom, dpa:240430-99" and "(AFP)" in a last line or at its end.
var credit = regexp.MustCompile(`(?:^\s*(?:©|\(c\)|Quelle:|Fuente:|Fonte:)\s*(?:\d{4}\s+)?([\p{L}][\p{L} -]{1,30}?)\s*(?:[,;:.)\d].*)?$)|[(\[/]([\p{L} -]{2,24})[)\]]?\s*$`)

// Clues is what a page shows of where its story comes from.
type Clues struct {
	Publisher, URL, Canonical string
	Bylines                   []string // byline lines as printed
	Agencies                  []string // taken out of them by Names
	Lines                     []string // other lines of the page, outside the story: "Source : AFP"
	Body                      []string
	Syndicated                string // an address or name that markup gives as the source
}

// Origin tells whose story the page republishes; nil if it seems its own.
func Origin(c Clues, pages []*lang.Page) *entente.Original {
	for _, find := range []func(Clues, []*lang.Page) *entente.Original{fromDateline, fromLines, fromAgencies, fromMarkup, fromCredit} {
		o := find(c, pages)
		if o != nil && (o.How == "canonical" || !Same(o.Publisher, c.Publisher) && !sameHost(o.Publisher, c.URL)) {
			return o
		}
	}
	return nil
}

func fromDateline(c Clues, _ []*lang.Page) *entente.Original {
	for _, p := range c.Body[:min(3, len(c.Body))] {
		for _, re := range []*regexp.Regexp{dateline, slashed} {
			m := re.FindStringSubmatch(p)
			if m == nil {
				continue
			}
			for _, name := range marks.Split(m[1], -1) {
				if o, ok := Known(name); ok {
					return &entente.Original{Publisher: o.Name, How: "dateline", Evidence: strings.TrimSpace(m[0])}
				}
			}
		}
		m := shouted.FindStringSubmatch(p)
		if m != nil && LooksNamed(m[1]) && !strings.Contains(lang.FoldLine(c.Publisher), lang.FoldLine(m[1])) {
			return &entente.Original{Publisher: m[1], How: "dateline", Evidence: strings.TrimSpace(m[0])}
		}
	}
	return nil
}

// fromLines reads the phrases of page.txt in the bylines, in the lines outside the story, and in the story's first and last lines.
func fromLines(c Clues, pages []*lang.Page) *entente.Original {
	for _, l := range c.Bylines {
		if o := phrased(l, "byline", pages); o != nil {
			return o
		}
	}
	for _, l := range c.Lines {
		if o := desk(l); o != nil {
			return o
		}
	}
	lines := append([]string{}, c.Lines...)
	n := len(c.Body)
	lines = append(lines, c.Body[:min(1, n)]...)
	for _, l := range append(lines, c.Body[max(0, n-3):]...) {
		if o := phrased(l, "source-line", pages); o != nil {
			return o
		}
	}
	return nil
}

// desk reads a line such as "AFP, MANILA": an agency and the place it writes from, and nothing else.
func desk(line string) *entente.Original {
	name, place, found := strings.Cut(line, ",")
	o, ok := Known(strings.TrimSpace(name))
	if !found || !ok || !o.Agency || len(line) > 50 || place != strings.ToUpper(place) || strings.IndexFunc(place, unicode.IsLetter) < 0 {
		return nil
	}
	return &entente.Original{Publisher: o.Name, How: "byline", Evidence: bare(line)}
}

func phrased(line, how string, pages []*lang.Page) *entente.Original {
	if len(line) > 600 {
		line = line[len(line)-600:]
	}
	for _, p := range pages {
		if name, ok := p.With.Fill(line); ok {
			for _, part := range append([]string{name}, conjoined(name, pages)...) {
				if o, ok := Known(part); ok {
					return &entente.Original{Publisher: o.Name, How: how, Evidence: bare(line)}
				}
			}
		}
		name, ok := p.Origin.Fill(line)
		if !ok || len(line) > 200 {
			continue
		}
		if o, known := Known(name); known {
			return &entente.Original{Publisher: o.Name, How: how, Evidence: bare(line)}
		}
		if LooksNamed(name) {
			return &entente.Original{Publisher: name, How: how, Evidence: bare(line)}
		}
	}
	return nil
}

func bare(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "•·*–—- ")
	if r := []rune(s); len(r) > 160 {
		s = "…" + string(r[len(r)-160:])
	}
	return s
}

// LooksNamed tells whether an unknown source is written as a name: a capital, at most five words, no sentence.
func LooksNamed(s string) bool {
	ws := strings.Fields(s)
	if len(ws) == 0 || len(ws) > 5 || len(s) > 50 || strings.ContainsAny(s, ".;?!0123456789") {
		return false
	}
	return unicode.IsUpper([]rune(s)[0])
}

func fromAgencies(c Clues, _ []*lang.Page) *entente.Original {
	for _, a := range c.Agencies {
		evidence := a
		for _, l := range c.Bylines {
			if strings.Contains(strings.ToLower(l), strings.ToLower(a)) {
				evidence = bare(l)
				break
			}
		}
		return &entente.Original{Publisher: a, How: "byline", Evidence: evidence}
	}
	return nil
}

func fromMarkup(c Clues, _ []*lang.Page) *entente.Original {
	for _, addr := range []string{c.Canonical, c.Syndicated} {
		u, err := url.Parse(addr)
		if err != nil || u.Host == "" || c.URL == "" || !elsewhere(c.URL, addr) {
			continue
		}
		return &entente.Original{Publisher: strings.TrimPrefix(u.Hostname(), "www."), How: "canonical", Evidence: addr}
	}
	return nil
}

func fromCredit(c Clues, _ []*lang.Page) *entente.Original {
	n := len(c.Body)
	for i := n - 1; i >= max(0, n-3); i-- {
		line := c.Body[i]
		if len(line) > 400 {
			line = line[len(line)-400:]
		}
		m := credit.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if o, ok := Known(m[1] + m[2]); ok && o.Agency {
			return &entente.Original{Publisher: o.Name, How: "credit", Evidence: bare(m[0])}
		}
	}
	return nil
}

// plain are subdomains that say how or where a site is served, not who publishes.
var plain = map[string]bool{"www": true, "m": true, "mobile": true, "amp": true, "edition": true, "beta": true, "en": true, "fr": true,
	"us": true, "uk": true, "news": true, "web": true, "actu": true, "info": true, "international": true, "": true}

// elsewhere tells whether two addresses are of different publishers: another registered domain, or a named subdomain of it.
func elsewhere(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	if errA != nil || errB != nil || ua.Hostname() == "" || ub.Hostname() == "" {
		return false
	}
	da, subA := domain(ua.Hostname())
	db, subB := domain(ub.Hostname())
	if da == db {
		return subA != subB && !plain[subB]
	}
	la, _, _ := strings.Cut(da, ".")
	lb, _, _ := strings.Cut(db, ".")
	return la != lb && !strings.Contains(da, "ampproject") && !strings.Contains(da, "archive.org") && !strings.Contains(db, "archive.org")
}

func domain(host string) (registered, sub string) {
	host = strings.ToLower(host)
	d, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host, ""
	}
	return d, strings.TrimSuffix(strings.TrimSuffix(host, d), ".")
}

// sameHost tells whether a publisher's name is that of the page's own address.
func sameHost(name, page string) bool {
	u, err := url.Parse(page)
	if err != nil || u.Hostname() == "" {
		return false
	}
	d, _ := domain(u.Hostname())
	label, _, _ := strings.Cut(d, ".")
	if o, ok := Known(d); ok {
		return o.Name == name
	}
	return squeeze(name) == squeeze(label) || squeeze(name) == squeeze(d)
}
