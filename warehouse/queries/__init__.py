"""The only reader of the warehouse: filters in, frames with declared columns out."""
