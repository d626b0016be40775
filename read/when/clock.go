package when

import (
	"strconv"
	"strings"
	"time"
)

// zones are the offsets, in seconds, of the abbreviations that news pages print. An abbreviation of two zones has the one of the larger English or French press.
var zones = map[string]int{"gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 3600, "west": 3600, "cet": 3600, "wat": 3600, "hec": 3600,
	"cest": 7200, "cat": 7200, "sast": 7200, "eet": 7200, "eest": 10800, "eat": 10800, "msk": 10800, "trt": 10800, "ast": 10800, "gst": 14400, "pkt": 18000,
	"ist": 19800, "hkt": 28800, "sgt": 28800, "jst": 32400, "kst": 32400, "aest": 36000, "aedt": 39600,
	"et": -18000, "est": -18000, "edt": -14400, "cst": -21600, "cdt": -18000, "mst": -25200, "mdt": -21600, "pst": -28800, "pdt": -25200,
	"GMT": 0, "UTC": 0, "BST": 3600, "CET": 3600, "CEST": 7200, "EST": -18000, "EDT": -14400, "CST": -21600, "CDT": -18000, "PST": -28800, "PDT": -25200, "IST": 19800}

// clock finds the first "15h52 GMT", "3:52 pm", "15:52:10 +0100" among the words.
func clock(ws []string) (h, minute, sec int, zone *time.Location, ok bool) {
	zone = time.UTC
	for i := 0; i < len(ws) && i < 12; i++ {
		h, err := strconv.Atoi(ws[i])
		if err != nil || h < 0 || h > 24 || len(ws[i]) > 2 || i+1 >= len(ws) {
			continue
		}
		j := i + 1
		switch {
		case (ws[j] == "h" || ws[j] == ":" || ws[j] == ".") && j+1 < len(ws) && len(ws[j+1]) == 2:
			if minute, err = strconv.Atoi(ws[j+1]); err != nil || minute > 59 {
				continue
			}
			j += 2
			if j+1 < len(ws) && ws[j] == ":" && len(ws[j+1]) == 2 {
				sec, _ = strconv.Atoi(ws[j+1])
				j += 2
			}
		case ws[j] == "h" || ws[j] == "am" || ws[j] == "pm":
			if ws[j] == "h" {
				j++
			}
		default:
			continue
		}
		rest := strings.Join(ws[j:min(j+4, len(ws))], "")
		if strings.HasPrefix(rest, "pm") || strings.HasPrefix(rest, "p.m") {
			if h < 12 {
				h += 12
			}
		} else if (strings.HasPrefix(rest, "am") || strings.HasPrefix(rest, "a.m")) && h == 12 {
			h = 0
		}
		return h, minute, sec, zoneOf(ws[j:min(j+8, len(ws))]), true
	}
	return 0, 0, 0, zone, false
}

// zoneOf reads a zone's abbreviation or offset among the words after a time.
func zoneOf(ws []string) *time.Location {
	for i, w := range ws {
		off, known := zones[w]
		if known && i+2 < len(ws) && (ws[i+1] == "+" || ws[i+1] == "-") { // GMT+2
			if n := number(ws[i+2], 1, 14); n > 0 {
				w, off = w+ws[i+1]+ws[i+2], n*3600
				if ws[i+1] == "-" {
					off = -off
				}
			}
		}
		if known {
			if off == 0 {
				return time.UTC
			}
			return time.FixedZone(strings.ToUpper(w), off)
		}
		if (w == "+" || w == "-") && i+1 < len(ws) && len(ws[i+1]) == 4 {
			if n, err := strconv.Atoi(ws[i+1]); err == nil && n <= 1400 {
				off = (n/100)*3600 + n%100*60
				if w == "-" {
					off = -off
				}
				return time.FixedZone("", off)
			}
		}
	}
	return time.UTC
}
