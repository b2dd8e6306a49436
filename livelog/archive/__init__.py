"""Web archives: the pages out of WARC and WACZ, one after another."""
