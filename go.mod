module github.com/entente-project/entente

go 1.26
