"""Adaptive tit-for-tat with learned policies, for one welfare function or several."""
