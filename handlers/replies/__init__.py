"""What the bot says: values become text and buttons; pure, without Telegram, store or clock."""
