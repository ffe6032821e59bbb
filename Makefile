# make test needs nothing but Go; see CONTRIBUTING.md for the rest.
GO ?= go
ARTICLE := testdata/articles/harbour.txt

.PHONY: run test lint bench cross fuzz

run: ## code the bundled article and print what it says
	$(GO) run ./cmd/regesta code --format table $(ARTICLE)

test: lint cross ## everything that must hold before a commit
	$(GO) test ./...

lint:
	@out=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$out" ]; then echo "gofmt these files:"; echo "$$out"; exit 1; fi
	$(GO) vet ./...

# Pure Go for every platform: the compiler proves it.
cross:
	@for p in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64; do \
		echo "build $$p"; CGO_ENABLED=0 GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build -o /dev/null ./cmd/regesta || exit 1; done

bench: ## speed of each layer, and of the whole
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## half a minute for every fuzz target
	@for p in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
		echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime 30s $$p || exit 1; done; done
