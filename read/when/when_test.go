package when

import (
	"testing"
	"time"

	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/lang/all"
)

func pages(t *testing.T) []*lang.Page {
	t.Helper()
	var ps []*lang.Page
	for _, l := range all.Languages() {
		p, err := lang.ReadPage(l)
		if err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
	return ps
}

func TestMachine(t *testing.T) {
	for s, want := range map[string]string{
		"2024-01-19T15:52:00Z": "2024-01-19T15:52:00Z", "2024-01-19 15:52:00 +02:00": "2024-01-19T15:52:00+02:00", "2024-01-19T15:52+0100": "2024-01-19T15:52:00+01:00",
		"2024-01-19": "2024-01-19T00:00:00Z", "1705679520": "2024-01-19T15:52:00Z", "Fri, 19 Jan 2024 15:52:00 EST": "2024-01-19T15:52:00-05:00",
		"2024-01-19T15:52:00+01:00[Europe/Paris]": "2024-01-19T15:52:00+01:00", "yesterday": "", "2024-13-45": "", "0001-01-01T00:00:00Z": "",
	} {
		if got := Machine(s); want == "" && !got.IsZero() || want != "" && got.Format(time.RFC3339) != want {
			t.Errorf("%q: %v, want %q", s, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	ps := pages(t)
	for s, want := range map[string]string{
		"2 mai 2024, 10h15 GMT": "2024-05-02T10:15:00Z", "Publié le 1er mars 2023 à 9 h 05": "2023-03-01T09:05:00Z", "May 2, 2024 at 4:05 p.m. EDT": "2024-05-02T16:05:00-04:00",
		"12:30 AM PST, Dec. 31, 2023": "2023-12-31T00:30:00-08:00", "02/05/2024 18:42": "2024-05-02T18:42:00Z", "31/02/2024": "", "05/13/2024": "2024-05-13T00:00:00Z",
		"3 people, 7 houses": "", "14 July 2024 08:00 GMT+2": "2024-07-14T08:00:00+02:00", "": "",
	} {
		if got, _ := Visible(s, ps); want == "" && !got.IsZero() || want != "" && got.Format(time.RFC3339) != want {
			t.Errorf("%q: %v, want %q", s, got, want)
		}
	}
}

func TestAgo(t *testing.T) {
	ps := pages(t)
	for s, want := range map[string]time.Duration{"Mis à jour il y a 2 heures": 2 * time.Hour, "Updated 15 mins ago": 15 * time.Minute, "3 days ago": 72 * time.Hour, "long ago": 0} {
		if got := Ago(s, ps); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}
