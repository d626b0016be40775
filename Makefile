.DEFAULT_GOAL := help
.PHONY: help build demo test fuzz eval bench lint model

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## */\t/' | expand -t 10

build: ## bin/entente
	go build -o bin/entente ./cmd/entente

demo: ## the bundled examples, read into a fresh ledger
	go run ./cmd/entente demo

test: ## everything that proves itself, offline
	go vet ./...
	go test ./...

FUZZTIME ?= 30s
fuzz: ## every fuzz target for FUZZTIME (30s)
	@grep -rl --include='*_test.go' '^func Fuzz' . | while read f; do \
	  for t in $$(grep -o '^func Fuzz[A-Za-z0-9]*' $$f | cut -c6-); do \
	    echo "$$t ($$(dirname $$f))"; go test -run '^$$' -fuzz "^$$t$$" -fuzztime $(FUZZTIME) ./$$(dirname $$f) || exit 1; \
	  done; done

eval: ## scores on the development gold sets, if ../shared is there
	go run ./cmd/entente eval

bench: ## speed of encoder, parser and coder
	go test -run '^$$' -bench . -benchmem ./encode ./parse ./code ./engine

lint: ## gofmt and vet
	@test -z "$$(gofmt -l . | tee /dev/stderr)"
	go vet ./...

model: ## model/encoder.bin from the base weights (Python, an hour or two)
	$(MAKE) -C train model
