"""The conversation: what a text means, what an answer says, and what a person can do.

The middle floor. `routing` is the way in from Telegram, `asking` the road of a question;
`language` and `replies` are pure and know neither Telegram nor the clock.
"""
